package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;
import org.sixstep.sla.Alarms.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Clocks of a ticket by value, on the real database. */
@Import({ServiceLevels.class, FirstResponse.class, ClockReadings.class, Alarms.class, WorkCalendars.class})
class ServiceLevelsTest extends DomainTest {

    private static final List<ServiceLevel> P2 = List.of(level("triage", "PT30M", "24x7", 75, "002"),
            level("response", "PT4H", "24x7", 75, "000"),
            level("resolve", "PT72H", "24x7", 75, "002"), level("archive", "P3D", "workDays", 75, "002"),
            level("escalate", "PT0S", "24x7", 75, "002"));

    private static final Function<SlaClock, List<AlarmLevel>> LEVELS = clock -> List.of(new AlarmLevel(75, "owner", "warn", "24x7"),
            new AlarmLevel(90, "owner", "explain", "24x7"), new AlarmLevel(100, "owner", "escalate", "24x7"),
            new AlarmLevel(100, "supervisors", "escalate", "24x7"),
            new AlarmLevel(150, "leads", "escalate", "24x7"));

    @Autowired
    private ServiceLevels levels;
    @Autowired
    private FirstResponse response;
    @Autowired
    private ClockReadings readings;
    @Autowired
    private Alarms alarms;
    @Autowired
    private WorkCalendars calendars;

    @BeforeEach
    void deployCalendars() {
        calendars.deploy(CalendarFiles.all(), "test");
    }

    @Test
    void theFirstClocksRunFromAcceptance() {
        UUID ticket = ticket().id();
        clock.advance(Duration.ofMinutes(10));
        levels.promise(ticket, P2);

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(4)));
        assertThat(levels.open(ticket, "response").orElseThrow().warnAt()).isEqualTo(MORNING.plus(Duration.ofHours(3)));
        assertThat(levels.nearest(ticket).orElseThrow().name()).isEqualTo("triage");
    }

    @Test
    void archivingRunsInWorkingDaysFromWhenItBecomesDue() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        clock.set(Instant.parse("2026-11-27T09:00:00Z"));

        assertThat(dueAt(ticket, "archive")).isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
    }

    @Test
    void theEarliestOfSeveralPoliciesCounts() {
        UUID ticket = ticket().id();
        levels.promise(ticket, List.of(level("response", "P1D", "workDays", 75, "000"), level("response", "PT20H", "24x7", 75, "002")));

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(20)));
    }

    @Test
    void aReclassificationKeepsTheStart() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        clock.advance(Duration.ofHours(1));
        levels.promise(ticket, List.of(level("response", "PT2H", "24x7", 75, "000")));

        assertThat(dueAt(ticket, "response")).isEqualTo(MORNING.plus(Duration.ofHours(2)));
        assertThat(dueAt(ticket, "resolve")).isEqualTo(MORNING.plus(Duration.ofHours(72)));
    }

    @Test
    void aStoppedClockKeepsItsVerdict() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        levels.stop(ticket, "response");
        clock.advance(Duration.ofHours(80));
        levels.stop(ticket, "resolve");
        levels.stop(ticket, "response");
        levels.promise(ticket, List.of(level("response", "PT1S", "24x7", 75, "000")));

        assertThat(clock(ticket, "response").verdict()).isEqualTo(SlaClock.MET);
        assertThat(clock(ticket, "resolve").verdict()).isEqualTo(SlaClock.MISSED);
    }

    @Test
    void aResponseBeforeTheTargetIsKnownMeetsIt() {
        UUID ticket = ticket().id();
        clock.advance(Duration.ofHours(1));
        response.given(ticket);
        clock.advance(Duration.ofHours(9));
        levels.promise(ticket, P2);

        assertThat(clock(ticket, "response").stoppedAt()).isEqualTo(MORNING.plus(Duration.ofHours(1)));
        assertThat(clock(ticket, "response").verdict()).isEqualTo(SlaClock.MET);
    }

    @Test
    void theFirstOfSeveralContactsIsTheResponse() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        response.given(ticket);
        clock.advance(Duration.ofHours(9));
        response.given(ticket);

        assertThat(tickets.get(ticket).instant("firstResponseAt")).isEqualTo(MORNING);
        assertThat(clock(ticket, "response").verdict()).isEqualTo(SlaClock.MET);
    }

    @Test
    void twoWhoStopAClockAtTheSameMomentStopItOnce() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        levels.pause(ticket, "vendor", Duration.ofHours(1));
        TransactionTemplate another = new TransactionTemplate(transaction.getTransactionManager(),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));

        transaction.executeWithoutResult(first -> {
            levels.clocks(ticket);
            another.executeWithoutResult(second -> levels.stopAll(ticket));
            clock.advance(Duration.ofSeconds(1));
            levels.stopAll(ticket);
        });

        assertThat(levels.clocks(ticket)).extracting(SlaClock::stoppedAt).containsOnly(MORNING);
    }

    @Test
    void aRegularUpdateThatWasSentIsDueAgain() {
        UUID ticket = ticket().id();
        levels.promise(ticket, List.of(level("updateLead", "PT4H", "24x7", 75, "001")));
        levels.open(ticket, "updateLead");
        clock.advance(Duration.ofHours(4));
        levels.renew(ticket, "updateLead");

        assertThat(dueAt(ticket, "updateLead")).isEqualTo(MORNING.plus(Duration.ofHours(8)));
        assertThat(levels.nearest(ticket)).as("what waits for a person").isEmpty();
        clock.advance(Duration.ofHours(9));
        assertThat(alarms.raise(ticket, Kind.ESCALATION, LEVELS)).isEmpty();
        levels.stop(ticket, "updateLead");
        levels.renew(ticket, "updateLead");
        assertThat(clock(ticket, "updateLead").isRunning()).isFalse();
    }

    @Test
    void eachLevelIsRaisedOnceInItsOrderWithItsTrueTime() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        levels.stop(ticket, "triage");
        clock.advance(Duration.ofHours(3));

        assertThat(alarms.raise(ticket, Kind.WARNING, LEVELS)).extracting(alarm -> alarm.clock().name() + " " + alarm.percent())
                .containsExactly("response 75");
        assertThat(alarms.raise(ticket, Kind.WARNING, LEVELS)).isEmpty();
        assertThat(alarms.raise(ticket, Kind.ESCALATION, LEVELS)).isEmpty();
        assertThat(alarms.next(ticket, Kind.WARNING, LEVELS)).contains(MORNING.plus(Duration.ofMinutes(216)));
        clock.advance(Duration.ofHours(20));
        assertThat(alarms.raise(ticket, Kind.ESCALATION, LEVELS)).as("after a long downtime")
                .extracting(alarm -> alarm.percent() + " " + alarm.dueAt())
                .containsExactly("100 " + MORNING.plus(Duration.ofHours(4)), "150 " + MORNING.plus(Duration.ofHours(6)));
    }

    @Test
    void aPausedClockAlertsWhenItsPauseMustEndAtTheLatest() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);
        clock.advance(Duration.ofHours(54).minusMinutes(1));
        assertThat(levels.pause(ticket, "vendor", Duration.ofDays(2))).isTrue();
        clock.advance(Duration.ofHours(20));
        assertThat(alarms.raise(ticket, Kind.WARNING, LEVELS)).extracting(alarm -> alarm.clock().name()).doesNotContain("resolve");
        clock.advance(Duration.ofHours(28).plusMinutes(1));
        assertThat(alarms.raise(ticket, Kind.WARNING, LEVELS)).extracting(alarm -> alarm.clock().name()).contains("resolve");
    }

    @Test
    void aTargetThatNobodyPromisedHasNoClock() {
        UUID ticket = ticket().id();
        levels.promise(ticket, P2);

        assertThat(levels.open(ticket, "workshop")).isEmpty();
        assertThat(levels.open(ticket, "escalate")).as("a target of no time").isEmpty();
    }

    @Test
    void oneTransactionWritesAllItsClocksTogether() {
        UUID ticket = ticket().id();
        transaction.executeWithoutResult(status -> {
            levels.promise(ticket, P2);
            levels.stop(ticket, "triage");
            assertThat(jdbc.queryForObject("select count(*) from sixstep.sla_clock", Integer.class)).isZero();
        });

        assertThat(jdbc.queryForObject("select count(*) from sixstep.sla_clock where ticket_id = ?", Integer.class, ticket)).isEqualTo(3);
    }

    @Test
    void aRunningClockGoesOnByTheCalendarThatItBeganWith() {
        deployShifts("08:00-20:00");
        UUID ticket = ticket().id();
        levels.promise(ticket, List.of(shifts("updateLead", "PT13H"), shifts("response", "PT13H"), shifts("resolve", "PT13H")));
        levels.open(ticket, "updateLead");
        assertThat(dueAt(ticket, "response")).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));

        deployShifts("08:00-12:00");
        clock.advance(Duration.ofHours(1));
        levels.renew(ticket, "updateLead");
        levels.stop(ticket, "response");
        assertThat(dueAt(ticket, "updateLead")).isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
        assertThat(levels.clocks(ticket))
                .allSatisfy(running -> assertThat(running.calendarVersion()).isEqualTo(clock(ticket, "response").calendarVersion()));
        assertThat(dueAt(ticket, "resolve")).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));

        UUID next = ticket().id();
        levels.promise(next, List.of(shifts("response", "PT4H")));
        assertThat(dueAt(next, "response")).as("a new clock counts by the new calendar").isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(clock(next, "response").calendarVersion()).isEqualTo(clock(ticket, "response").calendarVersion() + 1);
        levels.promise(ticket, List.of(shifts("resolve", "PT4H")));
        assertThat(dueAt(ticket, "resolve")).as("so does a new promise").isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
    }

    @Test
    void onlyTimeOfTheCalendarIsCounted() {
        UUID ticket = ticket().id();
        clock.set(Instant.parse("2026-11-27T09:00:00Z"));
        levels.promise(ticket, P2);
        levels.open(ticket, "archive");
        clock.set(Instant.parse("2026-11-30T09:00:00Z"));
        assertThat(readings.counted(clock(ticket, "archive"))).isEqualTo(Duration.ofDays(1));
        assertThat(readings.counted(clock(ticket, "resolve"))).isEqualTo(Duration.between(MORNING, clock.instant()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "PT4H! lunar! There is no calendar lunar; known are 24x7,",
        "P1D! workHours! The target P1D is in days, and a day of the calendar workHours is not a whole one; give the target in hours",
        "P1DT2H! workHours! give the target in hours",
        "four hours! 24x7! cannot be parsed"})
    void whatIsNoTargetIsRefused(String target, String calendar, String reason) {
        assertThatThrownBy(() -> ServiceLevel.of(level("response", target, calendar, 75, "000").toMap(), calendars))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Not a service level").hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"P1D, 24x7", "P3D, workDays", "PT4H, workHours", "PT36H, workDays"})
    void daysAreCountedWhereTheyAreWhole(String target, String calendar) {
        assertThat(ServiceLevel.of(level("response", target, calendar, 75, "000").toMap(), calendars).target()).isEqualTo(target);
    }

    private static ServiceLevel level(String clock, String target, String calendar, int warnPercent, String source) {
        boolean fromAcceptance = List.of("record", "triage", "response", "resolve").contains(clock);
        return new ServiceLevel(clock, target, calendar, warnPercent, source, fromAcceptance ? "acceptance" : "step",
                clock.equals("resolve"), "rule_" + clock, 1);
    }

    private static ServiceLevel shifts(String clock, String target) {
        return level(clock, target, "shifts", 75, "000");
    }

    private void deployShifts(String hours) {
        calendars.deploy(Map.of("shifts.calendar.yaml",
                CalendarFiles.text("calendar: shifts", "zone: Asia/Shanghai", "week:", "  monday-sunday: " + hours)), "test");
    }

    private Instant dueAt(UUID ticket, String name) {
        return levels.open(ticket, name).orElseThrow().dueAt();
    }

    private SlaClock clock(UUID ticket, String name) {
        return levels.clocks(ticket).stream().filter(clock -> clock.name().equals(name)).findFirst().orElseThrow();
    }
}
