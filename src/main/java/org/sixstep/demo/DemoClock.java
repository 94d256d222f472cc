package org.sixstep.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the demo: the machine's time, except in the thread that replays earlier events. */
final class DemoClock extends Clock {

    private final ThreadLocal<Instant> replayed = new ThreadLocal<>();

    void replay(Instant past) {
        replayed.set(past);
    }

    void backToNow() {
        replayed.remove();
    }

    @Override
    public Instant instant() {
        Instant past = replayed.get();
        return past == null ? Instant.now() : past;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
