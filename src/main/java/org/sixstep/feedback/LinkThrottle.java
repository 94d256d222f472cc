package org.sixstep.feedback;

import java.time.Clock;
import org.sixstep.web.FixedWindowCounter;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of links: after 20 invalid ones in a minute, a network must wait for the next minute. Each node counts for itself,
 * because a token of 256 bits cannot be guessed anyway; that a link is used only once is ensured by the database.
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
