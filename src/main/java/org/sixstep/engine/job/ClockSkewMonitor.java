package org.sixstep.engine.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares this machine's clock with the database's, which all nodes share. A node that is wrong would fire timers too early or take over
 * the jobs of others: it stops its own job executor and reports that it is not ready until its clock is right again.
 */
@Component
class ClockSkewMonitor implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ClockSkewMonitor.class);
    private static final String REASON = "clock";
    private static final Duration WARN = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Clock machine;
    private final Supplier<Instant> database;
    private final JobPause jobs;
    private volatile Duration offset = Duration.ZERO;

    /** The machine's clock, not the application's, which a test may have set. */
    @Autowired
    ClockSkewMonitor(JdbcClient jdbc, JobPause jobs) {
        this(Clock.systemUTC(), () -> jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant(), jobs);
    }

    ClockSkewMonitor(Clock machine, Supplier<Instant> database, JobPause jobs) {
        this.machine = machine;
        this.database = database;
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 0, fixedRate = 10_000)
    synchronized void compare() {
        Instant before = machine.instant();
        Instant shared = database.get();
        Instant after = machine.instant();
        offset = between(before, shared, after);
        if (offset.compareTo(STOP) > 0) {
            log.error("This machine's clock is {} off the database's: its job executor is stopped until the clock is right", offset);
            jobs.begin(REASON);
        } else {
            if (offset.compareTo(WARN) > 0) {
                log.warn("This machine's clock is {} off the database's", offset);
            }
            jobs.end(REASON);
        }
    }

    @Override
    public Health health() {
        Health.Builder health = offset.compareTo(STOP) > 0 ? Health.down() : Health.up();
        return health.withDetail("offset", offset.toString()).build();
    }

    /** How far the database's time lies outside of the interval of the query: a slow answer is not a wrong clock. */
    private static Duration between(Instant before, Instant shared, Instant after) {
        if (shared.isBefore(before)) {
            return Duration.between(shared, before);
        }
        return shared.isAfter(after) ? Duration.between(after, shared) : Duration.ZERO;
    }
}
