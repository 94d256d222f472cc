package org.sixstep.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something of a desk was away on purpose, and what was asked meanwhile. */
final class Outages {

    record Outage(String of, Instant from, Instant to) {

        Duration length() {
            return Duration.between(from, to);
        }
    }

    interface Interruption {

        /** Takes something away, and returns when the desk says that it is ready again. */
        void run() throws Exception;
    }

    private final List<Outage> outages = new ArrayList<>();

    void during(String of, Interruption interruption) throws Exception {
        Instant from = Instant.now();
        interruption.run();
        add(new Outage(of, from, Instant.now()));
    }

    synchronized void add(Outage outage) {
        outages.add(outage);
    }

    synchronized List<Outage> all() {
        return List.copyOf(outages);
    }

    /** Whether something was away at any time between these two. */
    boolean touch(Instant start, Instant end) {
        return all().stream().anyMatch(outage -> !start.isAfter(outage.to()) && !end.isBefore(outage.from()));
    }
}
