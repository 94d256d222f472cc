package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.JsonColumn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** Calendars in versions, on the real database. Versions are for ever, so each test has keys of its own. */
@Import(WorkCalendars.class)
class WorkCalendarsTest extends DomainTest {

    @Autowired
    private WorkCalendars calendars;

    private String key;
    private String schedule;

    @BeforeEach
    void chooseKeys() {
        key = "desk-" + UUID.randomUUID().toString().substring(0, 8);
        schedule = "land-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void theCalendarsOfTheDeskAreKeptAsTheyAre() {
        calendars.deploy(CalendarFiles.all(), "test");
        WorkCalendar days = calendars.current("workDays");
        assertThat(days.years()).containsExactly(2024, 2025, 2026);
        assertThat(days.countsWholeDays()).isTrue();
        assertThat(days.zone()).isEqualTo(ZONE);
        assertThat(days.holidays()).containsEntry(LocalDate.parse("2026-02-17"), "春节 Spring Festival");
        assertThat(days.extraWorkingDays()).containsKey(LocalDate.parse("2026-02-14"));
        assertThat(calendars.current()).extracting(WorkCalendar::key).contains("workDays", "workHours");
    }

    @Test
    void theSameAgainAddsNoVersion() {
        calendars.deploy(CalendarFiles.all(), "first start");
        long versions = rows();
        calendars.deploy(CalendarFiles.all(), "second start");
        assertThat(rows()).isEqualTo(versions);
    }

    @Test
    void aChangeIsANewVersionAndTheOldOneStays() {
        deploy(calendar("09:00-18:00"));
        deploy(calendar("09:00-17:00"));
        assertThat(calendars.current(key).version()).isEqualTo(2);
        assertThat(calendars.current(key).periods(LocalDate.parse("2026-11-23"))).hasToString("[09:00-17:00]");
        assertThat(calendars.of(key, 1).periods(LocalDate.parse("2026-11-23"))).hasToString("[09:00-18:00]");
        deploy(calendar("09:00-18:00"));
        assertThat(calendars.current(key).version()).as("back to what it was is a change, too").isEqualTo(3);
        assertThat(calendars.current(key)).isEqualTo(calendars.of(key, 1).withVersion(3));
    }

    @Test
    void changedHolidaysAreANewVersionOfTheCalendarsThatUseThem() {
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-11-24"));
        deploy(holidays("2027", "2027-01-01"));
        assertThat(calendars.current(key).version()).isEqualTo(2);
        assertThat(calendars.current(key).years()).containsExactly(2026, 2027);
        assertThat(calendars.of(key, 1).years()).containsExactly(2026);
        deploy(dropping("2026-11-24", holidays("2026-2027", "2026-11-25", "2027-01-01")));
        assertThat(calendars.current(key).version()).isEqualTo(3);
        assertThat(calendars.current(key).holidays()).containsOnlyKeys(LocalDate.parse("2026-11-25"), LocalDate.parse("2027-01-01"));
        deploy(calendar("09:00-18:00", "holidays: " + schedule));
        assertThat(calendars.current(key).version()).as("a calendar alone finds the holidays that are known").isEqualTo(3);
    }

    /** The file of the next year that names the last days of this one, in the way that wiped all its other days. */
    @Test
    void noKnownDayIsDroppedWithoutBeingNamed() {
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-05-01", "2026-10-01 to 2026-10-03"));
        long versions = rows();
        assertThatThrownBy(() -> deploy(holidays("2026-2027", "2026-10-01", "2026-12-31 to 2027-01-03")))
                .hasMessage(schedule + ".2026-2027.holidays.yaml, line 2: of 2026 these days of " + schedule
                        + " are known, and this file would"
                        + " drop them: 2026-05-01, 2026-10-02, 2026-10-03; list them, leave the year out, or name them under 'dropped'.");
        assertThat(rows()).isEqualTo(versions);
        deploy(dropping("2026-10-02 to 2026-10-03", holidays("2026-2027", "2026-05-01", "2026-10-01", "2026-12-31 to 2027-01-03")));
        assertThat(days()).containsExactly("2026-05-01", "2026-10-01", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03");
    }

    @Test
    void aHolidayOfNewYearLeavesTheYearBeforeAsItIs() {
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-05-01"));
        deploy(holidays("2027", "2026-12-31 to 2027-01-02"));
        assertThat(days()).containsExactly("2026-05-01", "2026-12-31", "2027-01-01", "2027-01-02");
        assertThat(calendars.current(key).years()).containsExactly(2026, 2027);
        deploy(holidays("2026", "2026-05-01", "2026-06-19"));
        assertThat(days()).as("the year before once more").contains("2026-06-19", "2026-12-31");
        assertThatThrownBy(() -> deploy(holidays("2027", "2027-01-01 to 2027-01-02"))).hasMessageContaining("drop them: 2026-12-31;");
        deploy(dropping("2026-12-31", holidays("2027", "2027-01-01 to 2027-01-02")));
        assertThat(days()).containsExactly("2026-05-01", "2026-06-19", "2027-01-01", "2027-01-02");
    }

    /** Otherwise the application would not start, or the next release would wipe what the process owners deployed. */
    @Test
    void aReleaseLeavesWhatIsKnownBeyondIt() {
        Map.Entry<String, String> ofRelease = holidays("2026", "2026-05-01");
        Map<String, byte[]> release = Map.of(ofRelease.getKey(), CalendarFiles.text(ofRelease.getValue()));
        calendars.deployRelease(release, "first release");
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-05-01", "2026-12-31"));
        long versions = rows();
        calendars.deployRelease(release, "second release");
        assertThat(rows()).isEqualTo(versions);
        assertThat(days()).containsExactly("2026-05-01", "2026-12-31");
    }

    private List<String> days() {
        return calendars.current(key).holidays().keySet().stream().map(LocalDate::toString).toList();
    }

    private static Map.Entry<String, String> dropping(String days, Map.Entry<String, String> file) {
        return Map.entry(file.getKey(), file.getValue() + "\ndropped:\n  " + days + ": Moved");
    }

    @Test
    void aWrongFileStoresNothing() {
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-11-24"));
        long versions = rows();
        assertThatThrownBy(() -> deploy(calendar("09:00-17:00", "holidays: " + schedule), holidays("2026", "2026-11-24", "2026-11-25"),
                Map.entry("other.calendar.yaml", "calendar: other\nzone: Mars/Olympus\nweek:\n  monday: 09:00-10:00")))
                .hasMessageStartingWith("other.calendar.yaml, line 2: ");
        assertThatThrownBy(() -> deploy(holidays("2026", "2026-11-24", "2026-11-25"), calendar("09:00-17:00", "holidays: nowhere")))
                .hasMessage(key
                        + ".calendar.yaml, line 5: there are no holidays nowhere; deploy their file before this one or together"
                        + " with it.");
        assertThat(rows()).isEqualTo(versions);
        assertThat(calendars.current(key).version()).isEqualTo(1);
        assertThat(calendars.current(key).holidays()).containsOnlyKeys(LocalDate.parse("2026-11-24"));
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertThatThrownBy(() -> deploy(calendar("09:00-18:00"), Map.entry("zz.calendar.yaml", calendar("09:00-12:00").getValue())))
                .hasMessage("zz.calendar.yaml, line 1: the calendar " + key + " is also in " + key + ".calendar.yaml.");
        assertThatThrownBy(() -> deploy(holidays("2025-2026", "2026-11-24"),
                Map.entry("zz.holidays.yaml", holidays("2026-2027", "2027-01-01").getValue())))
                .hasMessage("zz.holidays.yaml, line 2: 2026 of " + schedule + " is also in " + schedule + ".2025-2026.holidays.yaml.");
    }

    /** Tables say P1D by it, and so do tickets that run. */
    @Test
    void aCalendarOfWholeDaysStaysOne() {
        deploy(calendar("00:00-24:00"));
        assertThatThrownBy(() -> deploy(calendar("09:00-18:00")))
                .hasMessageStartingWith(
                        key + ".calendar.yaml, line 4: the calendar " + key + " counts whole days, and targets in days rely on it");
        assertThat(calendars.current(key).countsWholeDays()).isTrue();
    }

    @Test
    void anUnknownCalendarIsRefusedWithTheKnownOnes() {
        calendars.deploy(CalendarFiles.all(), "test");
        assertThatThrownBy(() -> calendars.current("lunar")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no calendar lunar; known are 24x7, ")
                .hasMessageContaining("workDays").hasMessageContaining("workHours");
        assertThatThrownBy(() -> calendars.of("workDays", 4711)).hasMessage("The calendar workDays has no version 4711");
    }

    @Test
    void plainTimeNeedsNoFile() {
        assertThat(calendars.current("24x7").add(MORNING, Duration.ofDays(3))).isEqualTo(MORNING.plus(Duration.ofDays(3)));
        assertThat(calendars.of("24x7", 1)).isSameAs(calendars.current("24x7"));
        assertThat(calendars.current()).doesNotContain(WorkCalendar.ALWAYS);
    }

    @Test
    void whatWasRolledBackIsForgotten() {
        deploy(calendar("09:00-18:00"));
        transaction.executeWithoutResult(status -> {
            deploy(calendar("09:00-17:00"));
            assertThat(calendars.current(key).version()).isEqualTo(2);
            status.setRollbackOnly();
        });
        assertThat(calendars.current(key).version()).isEqualTo(1);
        deploy(calendar("09:00-16:00"));
        assertThat(calendars.current(key).periods(LocalDate.parse("2026-11-23"))).hasToString("[09:00-16:00]");
    }

    @Test
    void aVersionIsNeverChanged() {
        deploy(calendar("09:00-18:00", "holidays: " + schedule), holidays("2026", "2026-11-24"));
        assertThatThrownBy(() -> jdbc.update("update sixstep.work_calendar set version = 2 where key = ?", key))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update("delete from sixstep.holiday_year where schedule = ?", schedule))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Another node, which has read the calendar before. */
    @Test
    void aDeploymentIsKnownElsewhereAtOnce(@Autowired JsonColumn json) {
        WorkCalendars elsewhere = new WorkCalendars(jdbc, json, clock);
        deploy(calendar("09:00-18:00"));
        assertThat(elsewhere.current(key).version()).isEqualTo(1);
        deploy(calendar("09:00-17:00"));
        assertThat(elsewhere.current(key).version()).isEqualTo(2);
    }

    private long rows() {
        return jdbc.queryForObject("select (select count(*) from sixstep.work_calendar) + (select count(*) from sixstep.holiday_year)",
                Long.class);
    }

    @SafeVarargs
    private void deploy(Map.Entry<String, String>... files) {
        Map<String, byte[]> contents = new HashMap<>();
        for (Map.Entry<String, String> file : files) {
            contents.put("processes/calendars/" + file.getKey(), CalendarFiles.text(file.getValue()));
        }
        calendars.deploy(contents, "test");
    }

    private Map.Entry<String, String> calendar(String hours, String... more) {
        return Map.entry(key + ".calendar.yaml",
                "calendar: " + key + "\nzone: Asia/Shanghai\nweek:\n  monday-friday: " + hours + "\n" + String.join("\n", more));
    }

    private Map.Entry<String, String> holidays(String years, String... days) {
        return Map.entry(schedule + "." + years + ".holidays.yaml",
                "schedule: " + schedule + "\nyears: " + years + "\nholidays:\n  " + String.join(": Holiday\n  ", days) + ": Holiday");
    }
}
