package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.sla.WorkCalendar.ExtraWorkingDay;

/** Due times by value, by the clock on the wall. 2026-11-20 is a Friday. {@code lunch} is 09:00-12:00 and 13:30-18:00. */
class WorkCalendarTest {

    private static final Map<String, byte[]> FILES = CalendarFiles.all();

    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource({
        "24x7,      2026-11-20T17:00, PT72H,  2026-11-23T17:00",
        "24x7,      2026-02-16T17:00, P1D,    2026-02-17T17:00",
        // Friday 17:00, one working day
        "workDays,  2026-11-20T17:00, P1D,    2026-11-23T17:00",
        "workDays,  2026-11-18T10:00, P1D,    2026-11-19T10:00",
        "workDays,  2026-11-20T17:00, P3D,    2026-11-25T17:00",
        "workDays,  2026-11-20T17:00, P5D,    2026-11-27T17:00",
        "workDays,  2026-11-21T10:00, P1D,    2026-11-24T00:00",
        "workDays,  2026-11-20T00:00, P1D,    2026-11-21T00:00",
        "workHours, 2026-11-20T17:00, PT2H,   2026-11-23T10:00",
        "workHours, 2026-11-20T08:00, PT1H,   2026-11-20T10:00",
        "workHours, 2026-11-20T12:00, PT9H,   2026-11-23T12:00",
        "workHours, 2026-11-20T12:00, PT0S,   2026-11-20T12:00",
        "workHours, 2026-11-20T09:00, PT9H,   2026-11-20T18:00",
        "workHours, 2026-11-20T18:00, PT1S,   2026-11-23T09:00:01",
        // the lunch break
        "lunch,     2026-11-20T11:00, PT1H,   2026-11-20T12:00",
        "lunch,     2026-11-20T11:00, PT2H,   2026-11-20T14:30",
        "lunch,     2026-11-20T12:30, PT30M,  2026-11-20T14:00",
        "lunch,     2026-11-20T11:00, PT7H30M, 2026-11-23T11:00",
        // Spring Festival 2026: Sunday 15 to Monday 23 February is free, Saturday 14 and Saturday 28 are worked
        "workDays,  2026-02-13T17:00, P1D,    2026-02-14T17:00",
        "workDays,  2026-02-14T17:00, P1D,    2026-02-24T17:00",
        "workHours, 2026-02-14T17:00, PT2H,   2026-02-24T10:00",
        "workHours, 2026-02-18T12:00, PT1H,   2026-02-24T10:00",
        "workDays,  2026-02-27T12:00, P1D,    2026-02-28T12:00",
        "workHours, 2026-02-28T17:00, PT2H,   2026-03-02T10:00",
        // the end of a year: Thursday and Friday are free, Sunday 4 January is worked
        "workDays,  2025-12-31T12:00, P1D,    2026-01-04T12:00",
        "workHours, 2025-12-31T17:00, PT1H30M, 2026-01-04T09:30",
        // the end of February in a leap year, and of another month
        "workDays,  2024-02-28T12:00, P2D,    2024-03-01T12:00",
        "workHours, 2026-07-31T17:00, PT2H,   2026-08-03T10:00",
        // years beyond the last known one count by the week: 1 January 2027 is a Friday
        "workDays,  2026-12-31T12:00, P1D,    2027-01-01T12:00"})
    void countsItsOwnTime(String calendar, String start, String target, String due) {
        WorkCalendar counting = calendar(calendar);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        assertThat(counting.add(at(start, zone), Duration.parse(target))).isEqualTo(at(due, zone));
        assertThat(counting.between(at(start, zone), at(due, zone))).isEqualTo(Duration.parse(target));
    }

    /** Clocks are set on Sundays: on 2026-03-29 and 2026-10-25 in Berlin, on 2026-03-08 and 2026-11-01 in New York. */
    @ParameterizedTest(name = "{0} in {1}: {2} + {3} = {4} {5}")
    @CsvSource({
        // the hour from 02:00 is skipped
        "daily,   Europe/Berlin,    2026-03-29T00:00, P1D,   2026-03-30T01:00,",
        "daily,   Europe/Berlin,    2026-03-29T01:00, PT2H,  2026-03-29T04:00,",
        "nights,  Europe/Berlin,    2026-03-28T22:00, PT7H,  2026-03-29T06:00,",
        "nights,  Europe/Berlin,    2026-03-28T22:00, PT8H,  2026-03-29T23:00,",
        "office,  Europe/Berlin,    2026-03-27T17:00, PT2H,  2026-03-30T10:00,",
        "daily,   America/New_York, 2026-03-08T00:00, P1D,   2026-03-09T01:00,",
        "nights,  America/New_York, 2026-03-07T22:00, PT7H,  2026-03-08T06:00,",
        // the hour is there twice
        "daily,   Europe/Berlin,    2026-10-25T00:00, P1D,   2026-10-25T23:00,",
        "daily,   Europe/Berlin,    2026-10-25T00:00, PT2H30M, 2026-10-25T02:30, +02:00",
        "daily,   Europe/Berlin,    2026-10-25T00:00, PT3H30M, 2026-10-25T02:30, +01:00",
        "nights,  Europe/Berlin,    2026-10-24T22:00, PT9H,  2026-10-25T06:00,",
        "daily,   America/New_York, 2026-11-01T00:00, P1D,   2026-11-01T23:00,",
        "nights,  America/New_York, 2026-10-31T22:00, PT9H,  2026-11-01T06:00,",
        "office,  America/New_York, 2026-10-30T17:00, PT2H,  2026-11-02T10:00,"})
    void countsWhatTheClockOnTheWallShows(String pattern, String zone, String start, String target, String due, String offset) {
        String[] week = switch (pattern) {
            case "daily" -> new String[] {"  monday-sunday: 00:00-24:00"};
            case "nights" -> new String[] {"  monday-sunday: [22:00-24:00, 00:00-06:00]"};
            default -> new String[] {"  monday-friday: 09:00-18:00"};
        };
        WorkCalendar calendar = calendar("anywhere.calendar.yaml",
                CalendarFiles.text("calendar: anywhere", "zone: " + zone, "week:", week[0]));
        Instant expected = offset == null ? at(due, ZoneId.of(zone)) : LocalDateTime.parse(due).toInstant(ZoneOffset.of(offset));
        assertThat(calendar.add(at(start, ZoneId.of(zone)), Duration.parse(target))).isEqualTo(expected);
        assertThat(calendar.between(at(start, ZoneId.of(zone)), expected)).isEqualTo(Duration.parse(target));
    }

    @Test
    void anExtraWorkingDayMayHaveHoursOfItsOwn() {
        SortedMap<LocalDate, ExtraWorkingDay> extra = new TreeMap<>(Map.of(LocalDate.parse("2026-11-21"),
                new ExtraWorkingDay("Stocktaking", List.of(DayPeriod.parse("10:00-12:00")))));
        WorkCalendar hours = with(calendar("workHours"), extra);
        WorkCalendar days = with(calendar("workDays"), extra);
        assertThat(hours.add(at("2026-11-20T17:00", hours.zone()), Duration.ofHours(4))).isEqualTo(at("2026-11-23T10:00", hours.zone()));
        assertThat(days.add(at("2026-11-20T17:00", days.zone()), Duration.ofDays(1))).as("a worked day counts whole")
                .isEqualTo(at("2026-11-21T17:00", days.zone()));
    }

    @Test
    void openingsAreFound() {
        WorkCalendar calendar = calendar("lunch");
        assertThat(calendar.isOpen(at("2026-11-20T11:59:59", calendar.zone()))).isTrue();
        assertThat(calendar.isOpen(at("2026-11-20T12:00", calendar.zone()))).isFalse();
        assertThat(calendar.nextOpening(at("2026-11-20T12:00", calendar.zone()))).isEqualTo(at("2026-11-20T13:30", calendar.zone()));
        assertThat(calendar.nextOpening(at("2026-11-20T18:00", calendar.zone()))).isEqualTo(at("2026-11-23T09:00", calendar.zone()));
        assertThat(calendar.nextOpening(at("2026-11-20T10:10", calendar.zone()))).isEqualTo(at("2026-11-20T10:10", calendar.zone()));
    }

    @Test
    void nothingIsCountedBackwards() {
        WorkCalendar calendar = calendar("workHours");
        Instant noon = at("2026-11-20T12:00", calendar.zone());
        assertThat(calendar.between(noon, noon.minusSeconds(60))).isZero();
        assertThatThrownBy(() -> calendar.add(noon, Duration.ofSeconds(-1))).hasMessageContaining("cannot be added");
        assertThatThrownBy(() -> calendar.add(noon, Duration.ofDays(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWholeDaysAreCountedInDays() {
        assertThat(Stream.of("24x7", "workDays").map(WorkCalendarTest::calendar)).allMatch(WorkCalendar::countsWholeDays);
        assertThat(Stream.of("workHours", "lunch").map(WorkCalendarTest::calendar)).noneMatch(WorkCalendar::countsWholeDays);
    }

    private static WorkCalendar calendar(String key) {
        return switch (key) {
            case "24x7" -> WorkCalendar.ALWAYS;
            case "lunch" -> calendar("lunch.calendar.yaml", CalendarFiles.text("calendar: lunch", "zone: Asia/Shanghai", "holidays: china",
                    "week:", "  monday-friday: [09:00-12:00, 13:30-18:00]"));
            default -> calendar(key + CalendarFile.SUFFIX, FILES.get(key + CalendarFile.SUFFIX));
        };
    }

    private static WorkCalendar calendar(String name, byte[] content) {
        CalendarFile file = CalendarFile.parse(name, content);
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        SortedMap<LocalDate, ExtraWorkingDay> extra = new TreeMap<>();
        if (file.schedule() != null) {
            FILES.forEach((other, bytes) -> {
                if (other.endsWith(HolidayFile.SUFFIX)) {
                    HolidayFile.parse(other, bytes).years().forEach(year -> {
                        holidays.putAll(year.holidays());
                        extra.putAll(year.extraWorkingDays());
                    });
                }
            });
        }
        return new WorkCalendar(file.key(), 1, file.zone(), file.week(), file.schedule(), new TreeSet<>(), holidays, extra);
    }

    private static WorkCalendar with(WorkCalendar calendar, SortedMap<LocalDate, ExtraWorkingDay> extra) {
        return new WorkCalendar(calendar.key(), 1, calendar.zone(), calendar.week(), calendar.schedule(), calendar.years(),
                calendar.holidays(), extra);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
