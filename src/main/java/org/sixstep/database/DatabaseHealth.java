package org.sixstep.database;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health {@code db}, as {@link DatabaseWatch} knows it: nothing is asked of a database that may not answer. Readiness goes down only with a
 * database that is away; one that still reads is served from, and the overall health says that it does not write.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealth(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        DatabaseState state = watch.state();
        return (state == DatabaseState.AVAILABLE ? Health.up() : Health.down()).withDetail("state", state).build();
    }
}
