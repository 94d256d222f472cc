package org.sixstep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One time for the desk and its engine, set by hand; days are those of Asia/Shanghai. */
@TestConfiguration(proxyBeanMethods = false)
public class DeskTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final MutableClock CLOCK = new MutableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @Bean
    @Primary
    Clock deskClock() {
        return CLOCK;
    }

    /** As a clock on the wall of the desk shows it: {@code 2026-11-23T09:00}. */
    public static void set(String local) {
        set(at(local));
    }

    public static void set(Instant instant) {
        CLOCK.set(instant);
        ClockUtil.setCurrentTime(Date.from(CLOCK.instant()));
    }

    public static void advance(Duration duration) {
        CLOCK.advance(duration);
        ClockUtil.setCurrentTime(Date.from(CLOCK.instant()));
    }

    public static Instant now() {
        return CLOCK.instant();
    }

    /** An instant by the desk's wall clock. */
    public static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
