package org.sixstep.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sixstep.MutableClock;

class LinkThrottleTest {

    private final MutableClock clock = new MutableClock(Instant.EPOCH);
    private final LinkThrottle throttle = new LinkThrottle(clock);

    @Test
    void afterTwentyFailuresAnAddressWaitsForTheNextMinuteAndOthersDoNot() {
        fail("192.0.2.1", 19);
        assertThat(throttle.mustWait("192.0.2.1")).isFalse();
        fail("192.0.2.1", 1);

        assertThat(throttle.mustWait("192.0.2.1")).isTrue();
        assertThat(throttle.mustWait("192.0.2.2")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(throttle.mustWait("192.0.2.1")).isFalse();
    }

    @Test
    void allAddressesOfOneHouseholdCountTogether() {
        fail("2001:db8:1:2::5", 20);

        assertThat(throttle.mustWait("2001:db8:1:2:ffff::1")).isTrue();
        assertThat(throttle.mustWait("2001:db8:1:3::5")).isFalse();
    }

    @Test
    void itForgetsOldAddressesInsteadOfGrowing() {
        fail("192.0.2.1", 20);
        IntStream.range(0, 10_000).forEach(i -> throttle.failed("10.0." + i / 256 + "." + i % 256));

        assertThat(throttle.mustWait("192.0.2.1")).isFalse();
    }

    private void fail(String address, int times) {
        IntStream.range(0, times).forEach(i -> throttle.failed(address));
    }
}
