package org.sixstep.feedback;

import java.time.Clock;
import org.sixstep.web.FixedWindowCounter;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries links: after 20 that are not valid in one minute, a network has to wait for the next. It need not be true on all
 * nodes: a token of 256 bits is not found by trying anyway, on one node or on several. What must be true, that a link is used once, is in
 * the database.
 */
@Component
class LinkThrottle {

    private static final int FAILURES_PER_MINUTE = 20;

    private final FixedWindowCounter failures;

    LinkThrottle(Clock clock) {
        this.failures = new FixedWindowCounter(clock);
    }

    boolean mustWait(String address) {
        return failures.of(address) >= FAILURES_PER_MINUTE;
    }

    void failed(String address) {
        failures.add(address);
    }

    long secondsToWait() {
        return failures.secondsLeft();
    }
}
