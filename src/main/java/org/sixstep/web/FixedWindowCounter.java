package org.sixstep.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the events of each network or person in the current minute. The counts are kept in memory, by each node and only for the latest
 * keys: they need not be exact, because they only slow clients down.
 */
public final class FixedWindowCounter {

    private static final int NETWORKS = 10_000;
    private static final int MILLIS = 60_000;

    private record Count(long minute, int times) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > NETWORKS;
        }
    };

    public FixedWindowCounter(Clock clock) {
        this.clock = clock;
    }

    /** The count so far. */
    public synchronized int of(String address) {
        Count known = counts.get(ClientNetwork.of(address));
        return known != null && known.minute() == minute() ? known.times() : 0;
    }

    /** Adds one and returns the new count. */
    public synchronized int add(String address) {
        return counts.merge(ClientNetwork.of(address), new Count(minute(), 1),
                (known, one) -> known.minute() == one.minute() ? new Count(known.minute(), known.times() + 1) : one).times();
    }

    /** Seconds until all counts start again at zero. */
    public long secondsLeft() {
        return Math.max(1, (MILLIS - clock.millis() % MILLIS + 999) / 1000);
    }

    private long minute() {
        return clock.millis() / MILLIS;
    }
}
