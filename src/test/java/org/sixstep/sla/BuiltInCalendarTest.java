package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due times by value; 2026-11-20 is a Friday. */
class BuiltInCalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource({
        "24x7,      2026-11-20T17:00, PT72H,  2026-11-23T17:00",
        "workDays,  2026-11-20T17:00, P1D,    2026-11-23T17:00",
        "workDays,  2026-11-18T10:00, P1D,    2026-11-19T10:00",
        "workDays,  2026-11-20T17:00, P3D,    2026-11-25T17:00",
        "workDays,  2026-11-20T17:00, P5D,    2026-11-27T17:00",
        "workDays,  2026-11-21T10:00, P1D,    2026-11-24T00:00",
        "workDays,  2026-11-20T00:00, P1D,    2026-11-21T00:00",
        "workHours, 2026-11-20T17:00, PT2H,   2026-11-23T10:00",
        "workHours, 2026-11-20T08:00, PT1H,   2026-11-20T10:00",
        "workHours, 2026-11-20T12:00, PT9H,   2026-11-23T12:00",
        "workHours, 2026-11-20T12:00, PT0S,   2026-11-20T12:00"})
    void countsItsOwnTime(String calendar, String start, String target, String due) {
        assertThat(BuiltInCalendar.of(calendar).add(at(start), Duration.parse(target), ZONE)).isEqualTo(at(due));
    }

    @Test
    void anUnknownCalendarIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> BuiltInCalendar.of("lunar")).hasMessage("There is no calendar lunar; known are 24x7, workDays and workHours.");
    }

    private static java.time.Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
