package org.sixstep.sla;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Shows operators, as health {@code calendars}, which holidays are missing. The node stays up, but those holidays count as working time.
 */
@Component("calendarsHealthIndicator")
class CalendarHealth implements HealthIndicator {

    private final MissingYears years;

    CalendarHealth(MissingYears years) {
        this.years = years;
    }

    @Override
    public Health health() {
        List<String> missing = years.now().stream().map(MissingYear::toString).toList();
        return Health.up().withDetail("missingHolidays", missing).build();
    }
}
