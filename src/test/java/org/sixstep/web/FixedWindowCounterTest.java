package org.sixstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sixstep.MutableClock;

class FixedWindowCounterTest {

    private final MutableClock clock = new MutableClock(Instant.EPOCH);
    private final FixedWindowCounter count = new FixedWindowCounter(clock);

    @Test
    void countsAnewEachMinute() {
        assertThat(count.add("192.0.2.1")).isEqualTo(1);
        assertThat(count.add("192.0.2.1")).isEqualTo(2);
        assertThat(count.secondsLeft()).isEqualTo(60);
        clock.advance(Duration.ofSeconds(59));
        assertThat(count.of("192.0.2.1")).isEqualTo(2);
        assertThat(count.secondsLeft()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));

        assertThat(count.of("192.0.2.1")).isZero();
        assertThat(count.add("192.0.2.1")).isEqualTo(1);
    }

    @Test
    void aHouseholdIsOneNetworkAndItsNeighbourAnother() {
        count.add("2001:db8:1:2::5");

        assertThat(count.of("2001:db8:1:2:ffff::1")).isEqualTo(1);
        assertThat(count.of("2001:db8:1:3::5")).isZero();
        assertThat(count.of("192.0.2.2")).isZero();
    }

    @Test
    void anIpv4AddressIsTheSameInIpv6WritingAndNeverTheWholeNet() {
        count.add("::ffff:192.0.2.1");

        assertThat(count.of("0:0:0:0:0:ffff:c000:201")).isEqualTo(1);
        assertThat(count.of("::ffff:192.0.2.2")).isZero();
    }

    @Test
    void forgetsOldNetworksInsteadOfGrowing() {
        count.add("192.0.2.1");
        IntStream.range(0, 10_000).forEach(i -> count.add("10.0." + i / 256 + "." + i % 256));

        assertThat(count.of("192.0.2.1")).isZero();
    }

    @Test
    void whatIsNoAddressIsBoundedAndNotLookedUp() {
        assertThat(ClientNetwork.of("desk.example.org" + "x".repeat(1000))).hasSize(64);
    }
}
