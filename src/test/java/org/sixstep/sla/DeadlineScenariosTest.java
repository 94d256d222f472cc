package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What service desks are complained about, each as one ticket, by value. Times are those of Shanghai. */
@Import({ServiceLevels.class, ClockReadings.class, Alarms.class, WorkCalendars.class})
class DeadlineScenariosTest extends DomainTest {

    @Autowired
    private ServiceLevels levels;
    @Autowired
    private ClockReadings readings;
    @Autowired
    private WorkCalendars calendars;

    @BeforeEach
    void deployCalendars() {
        calendars.deploy(CalendarFiles.all(), "test");
    }

    @Test
    void aLunchBreakAHolidayAndAWorkedSaturdayInOneTicket() {
        // Friday before the Spring Festival of 2026: Saturday 14 February is worked, 15 to 23 February are holidays
        calendars.deploy(
                Map.of("lunch.calendar.yaml", CalendarFiles.text("calendar: lunch", "zone: Asia/Shanghai", "holidays: china", "week:",
                        "  monday-friday: [09:00-12:00, 13:30-18:00]")),
                "test");
        UUID ticket = acceptedAt("2026-02-13T11:30");
        levels.promise(ticket, List.of(level("resolve", "PT20H", "lunch", "002")));
        // Friday 0:30 + 4:30, Saturday 3:00 + 4:30, Tuesday the 24th 3:00 + 4:30
        assertDue(ticket, "resolve", "2026-02-24T18:00");
        at("2026-02-16T10:00");
        assertThat(readings.counted(clock(ticket, "resolve"))).isEqualTo(Duration.ofMinutes(12 * 60 + 30));
    }

    @Test
    void aP1ThatBecomesP0AndP1Again() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT24H")));
        at("2026-11-23T11:00");
        assertThat(levels.promise(ticket, List.of(elapsed("resolve", "PT4H")))).as("the limit moved").isTrue();
        assertDue(ticket, "resolve", "2026-11-23T13:00");
        at("2026-11-23T12:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT24H")));
        assertDue(ticket, "resolve", "2026-11-24T09:00");
        at("2026-11-24T09:00");
        assertThat(stop(ticket, "resolve")).returns("met", SlaClock::verdict).returns(Duration.ofHours(24), SlaClock::counted);
    }

    @Test
    void pausedReclassifiedReopenedAndResumedWithNotAMinuteLost() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT72H")));
        at("2026-11-23T10:00");
        assertThat(levels.pause(ticket, "reporter", Duration.ofDays(3))).isTrue();
        assertDue(ticket, "resolve", "2026-11-29T09:00");
        at("2026-11-23T15:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT24H")));
        assertThat(clock(ticket, "resolve").isPaused()).as("a new priority does not end the pause").isTrue();
        at("2026-11-23T18:00");
        assertThat(levels.resume(ticket, "vendor")).as("nobody waits for a supplier").isFalse();
        assertThat(levels.resume(ticket, "reporter")).isTrue();
        assertDue(ticket, "resolve", "2026-11-24T17:00");
        at("2026-11-24T16:59");
        assertThat(stop(ticket, "resolve")).returns("met", SlaClock::verdict)
                .returns(Duration.ofHours(23).plusMinutes(59), SlaClock::counted)
                .returns(Duration.ofHours(8), SlaClock::paused);
        tickets.change(ticket, Map.of("round", 2));
        at("2026-11-25T09:00");
        levels.open(ticket, "resolve");
        assertDue(ticket, "resolve", "2026-11-26T09:00");
        assertThat(clock(ticket, "resolve").counted()).as("the next round counts for itself").isZero();
    }

    @Test
    void aPauseThatNobodyEndsIsOverAtItsLimit() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT72H")));
        at("2026-11-23T10:00");
        levels.pause(ticket, "change", Duration.ofHours(10));
        at("2026-11-23T23:00");
        assertThat(levels.clocks(ticket)).singleElement().returns(false, SlaClock::isPaused);
        assertThat(readings.counted(clock(ticket, "resolve"))).isEqualTo(Duration.ofHours(4));
        assertThat(levels.resume(ticket, "change")).as("its end is noticed").isTrue();
        assertThat(levels.resume(ticket, "change")).as("once").isFalse();
        assertDue(ticket, "resolve", "2026-11-26T19:00");
        assertThat(levels.pause(ticket, "vendor", Duration.ofHours(2))).as("another pause").isTrue();
        at("2026-11-24T00:30");
        assertThat(readings.segments(clock(ticket, "resolve"))).extracting(ClockSegment::pauseReason).containsExactly(null, "change", null,
                "vendor");
        assertDue(ticket, "resolve", "2026-11-26T21:00");
    }

    @Test
    void aResponseNeverStands() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        List<ServiceLevel> asked = new ArrayList<>();
        for (String clock : List.of("record", "triage", "response")) {
            asked.add(ServiceLevel.of(
                    Map.of("clock", clock, "target", "PT4H", "calendar", "24x7", "warnPercent", 75, "source", "000", "pausable", true),
                    calendars));
        }
        levels.promise(ticket, asked);
        assertThat(levels.pause(ticket, "reporter", Duration.ofDays(1))).as("although the table says so").isFalse();
        assertDue(ticket, "response", "2026-11-23T13:00");
    }

    @ParameterizedTest
    @CsvSource({"000, P1D, workDays, 2026-11-30T17:00", "002, PT24H, 24x7, 2026-11-28T17:00", "000, PT4H, 24x7, 2026-11-27T21:00",
        "000, PT4H, workHours, 2026-11-30T12:00",
        "002, P5D, workDays, 2026-12-04T17:00"})
    void fridayAtFiveUnderEveryPolicy(String source, String target, String calendar, String due) {
        UUID ticket = acceptedAt("2026-11-27T17:00");
        levels.promise(ticket, List.of(level("response", target, calendar, source)));
        assertDue(ticket, "response", due);
    }

    @Test
    void severalPoliciesAreMeasuredEachAndTheStricterAlarms() {
        UUID ticket = acceptedAt("2026-11-27T17:00");
        levels.promise(ticket, List.of(level("response", "P1D", "workDays", "000"), level("response", "PT24H", "24x7", "002")));
        assertThat(levels.nearest(ticket).orElseThrow().level().source()).isEqualTo("002");
        at("2026-11-29T12:00");
        levels.stop(ticket, "response");
        assertThat(levels.clocks(ticket)).extracting(clock -> clock.level().source() + " " + clock.verdict())
                .containsExactlyInAnyOrder("000 met", "002 missed");
    }

    @Test
    void theEndOfAMonthAndOfAYear() {
        UUID ticket = acceptedAt("2026-09-30T16:00");
        levels.promise(ticket, List.of(level("resolve", "P5D", "workDays", "002")));
        // 1 to 7 October are holidays, Saturday the 10th is worked
        assertDue(ticket, "resolve", "2026-10-13T16:00");
        UUID other = acceptedAt("2025-12-31T17:00");
        levels.promise(other, List.of(workHours("resolve", "PT2H")));
        // 1 to 3 January are holidays, Sunday the 4th is worked
        assertDue(other, "resolve", "2026-01-04T10:00");
    }

    @Test
    void aClockThatWasSetBackByHandCountsNothingTwice() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT4H")));
        at("2026-11-23T10:00");
        levels.pause(ticket, "reporter", Duration.ofDays(1));
        at("2026-11-23T08:00");
        levels.resume(ticket, "reporter");
        assertDue(ticket, "resolve", "2026-11-23T13:00");
        assertThat(stop(ticket, "resolve").verdict()).isEqualTo("met");
    }

    @Test
    void twoNodesWhoseClocksDifferByTwoSecondsAgree() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT4H")));
        at("2026-11-23T10:00");
        levels.pause(ticket, "reporter", Duration.ofDays(1));
        clock.advance(Duration.ofSeconds(-2));
        levels.resume(ticket, "reporter");
        assertDue(ticket, "resolve", "2026-11-23T13:00");
        assertThat(readings.segments(clock(ticket, "resolve")))
                .allSatisfy(piece -> assertThat(piece.endedAt()).isAfterOrEqualTo(piece.beganAt()));
    }

    @Test
    void aVerdictStandsWhateverBecomesOfTheRow() {
        UUID ticket = acceptedAt("2026-11-23T09:00");
        levels.promise(ticket, List.of(elapsed("resolve", "PT4H")));
        stop(ticket, "resolve");
        assertThatThrownBy(() -> jdbc.update("update sixstep.sla_clock set verdict = 'missed' where ticket_id = ?", ticket))
                .hasMessageContaining("stands");
    }

    private UUID acceptedAt(String local) {
        at(local);
        UUID id = ticket().id();
        tickets.change(id, Map.of("acceptedAt", clock.instant()));
        return id;
    }

    private void at(String local) {
        clock.set(instant(local));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private void assertDue(UUID ticket, String name, String local) {
        assertThat(clock(ticket, name).dueAt()).isEqualTo(instant(local));
    }

    private SlaClock clock(UUID ticket, String name) {
        return levels.strictest(ticket, name).orElseThrow();
    }

    private SlaClock stop(UUID ticket, String name) {
        levels.stop(ticket, name);
        return clock(ticket, name);
    }

    private static ServiceLevel elapsed(String clock, String target) {
        return level(clock, target, "24x7", "002");
    }

    private static ServiceLevel workHours(String clock, String target) {
        return level(clock, target, "workHours", "002");
    }

    private static ServiceLevel level(String clock, String target, String calendar, String source) {
        return new ServiceLevel(clock, target, calendar, 75, source, "acceptance", clock.equals("resolve"), "rule_" + clock, 1);
    }
}
