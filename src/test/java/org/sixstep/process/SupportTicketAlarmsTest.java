package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.escalatedInSilence;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.ofUnclearType;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.p0;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.typeUnclear;
import static org.sixstep.process.SupportTicketElements.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sixstep.Catalogue;
import org.sixstep.DeskTime;
import org.sixstep.process.TicketDriver.RaisedAlarm;

/** Every clock of {@code supportTicket.bpmn} warns before its limit and escalates at it, each once, and the ticket goes on undisturbed. */
class SupportTicketAlarmsTest extends ProcessTest {

    @Test
    void anIncompleteRecordIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(form("summary", "VPN drops", "reporterName", "Li Na"));
        assertAlarms(ticket, "record", RECORD_WARNING, RECORD_AT_RISK, RECORD_LIMIT, RECORD_MISSED);
        ticket.assertWaitsAt(COMPLETE_RECORD);
        assertThat(ticket.recipients("serviceLevelAtRisk")).isEqualTo("agent, agent2");
    }

    @Test
    void anUnconfirmedClassificationIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(p0());
        assertAlarms(ticket, "triage", TRIAGE_WARNING, TRIAGE_AT_RISK, TRIAGE_LIMIT, TRIAGE_MISSED);
        ticket.assertWaitsAt(CONFIRM_CLASSIFICATION);
    }

    @Test
    void aConsultationThatTakesLongIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(ofUnclearType(problem())).submit("dispatcher", CONFIRM_CLASSIFICATION, typeUnclear());
        assertAlarms(ticket, "triage", CONSULTATION_WARNING, CONSULTATION_AT_RISK, CONSULTATION_LIMIT, CONSULTATION_MISSED);
        ticket.assertWaitsAt(CONSULT_EXPERT);
    }

    @Test
    void aClockThatTwoStepsWatchIsRaisedOnce() {
        TicketDriver ticket = received(ofUnclearType(problem())).fire(TRIAGE_WARNING).fire(TRIAGE_LIMIT);
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, typeUnclear()).fire(CONSULTATION_WARNING).fire(CONSULTATION_LIMIT);
        assertThat(ticket.alarms()).filteredOn(alarm -> alarm.startsWith("triage ")).containsExactly("triage 75%", "triage 100%");
        assertThat(ticket.timesPassed(WARN_OWNER)).isEqualTo(2);
        assertSentOncePerAlarm(ticket);
    }

    /**
     * Every node was off for days: what was missed is raised by the jobs that are due, as the job executor takes them, until none is left.
     */
    @Test
    void afterALongDowntimeEachLevelIsRaisedOnceInOrderWithItsTrueTime() {
        TicketDriver ticket = received(p1());
        DeskTime.advance(Duration.ofDays(5));
        Instant restart = DeskTime.now();
        ticket.runDueJobs();
        assertThat(ticket.raised("resolve")).extracting(RaisedAlarm::level).containsExactly("75%", "90%", "100%", "125%");
        assertThat(ticket.raised("response")).extracting(RaisedAlarm::level).containsExactly("75%", "100%", "125%");
        assertThat(ticket.raised("resolve")).extracting(RaisedAlarm::dueAt).containsExactly(DeskTime.at("2026-11-24T03:00"),
                DeskTime.at("2026-11-24T06:36"),
                DeskTime.at("2026-11-24T09:00"), DeskTime.at("2026-11-24T15:00"));
        assertThat(ticket.raised("resolve")).extracting(RaisedAlarm::raisedAt).containsOnly(restart);
        assertSentOncePerAlarm(ticket);
        List<String> before = ticket.alarms();
        ticket.runDueJobs();
        assertThat(ticket.alarms()).isEqualTo(before);
    }

    @Test
    void aLateFirstResponseIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(problem());
        assertAlarms(ticket, "response", RESPONSE_WARNING, RESPONSE_AT_RISK, RESPONSE_LIMIT, RESPONSE_MISSED);
        ticket.assertWaitsAt(TRIAGE_TICKET);
        DeskTime.advance(Duration.ofSeconds(1));
        ticket.submitAsAssignee(TRIAGE_TICKET, escalated()).assertVerdict("response", "missed");
    }

    @Test
    void aReporterWhoHearsNothingIsRememberedWhileTheTicketIsResolvedTogether() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, escalatedInSilence());
        assertAlarms(ticket, "response", RESOLVE_RESPONSE_WARNING, RESOLVE_RESPONSE_AT_RISK, RESOLVE_RESPONSE_LIMIT,
                RESOLVE_RESPONSE_MISSED);
    }

    @Test
    void aLateEscalationIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(problem());
        assertAlarms(ticket, "escalate", ESCALATE_WARNING, ESCALATE_AT_RISK, ESCALATE_LIMIT, ESCALATE_MISSED);
        assertThat(ticket.recipients("serviceLevelAtRisk")).isEqualTo(ticket.row().owner());
        assertThat(ticket.recipients("serviceLevelMissed")).contains("supervisor", ticket.row().owner()).doesNotContain("lead");
    }

    @Test
    void aLateSolutionInTheFirstLineIsWarnedOfAndEscalated() {
        TicketDriver ticket = received(problem());
        assertAlarms(ticket, "resolve", FIRST_LINE_RESOLVE_WARNING, FIRST_LINE_RESOLVE_AT_RISK, FIRST_LINE_RESOLVE_LIMIT,
                FIRST_LINE_RESOLVE_MISSED);
        ticket.assertWaitsAt(TRIAGE_TICKET);
    }

    @Test
    void aPlanThatTakesLongIsWarnedOfAndEscalated() {
        TicketDriver ticket = escalatedTicket(problem());
        ticket.assertDue(WORKSHOP_WARNING, "2026-11-24T21:00").assertDue(WORKSHOP_LIMIT, "2026-11-25T09:00");
        assertAlarms(ticket, "workshop", WORKSHOP_WARNING, WORKSHOP_AT_RISK, WORKSHOP_LIMIT, WORKSHOP_MISSED);
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
    }

    @Test
    void aWorkshopThatIsDoneIsNotWarnedOf() {
        TicketDriver ticket = escalatedTicket(problem()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, planReady());
        ticket.fire(WORKSHOP_WARNING).fire(WORKSHOP_LIMIT);
        assertThat(ticket.alarms()).doesNotContain("workshop 75%", "workshop 100%");
        ticket.assertVerdict("workshop", "met");
    }

    @Test
    void aLateSolutionIsWarnedOfAndEscalated() {
        TicketDriver ticket = escalatedTicket(p2());
        ticket.assertDue(RESOLVE_WARNING, "2026-11-25T15:00").assertDue(RESOLVE_LIMIT, "2026-11-26T09:00");
        assertAlarms(ticket, "resolve", RESOLVE_WARNING, RESOLVE_AT_RISK, RESOLVE_LIMIT, RESOLVE_MISSED);
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
    }

    @Test
    void aLateCallBackIsWarnedOfAndEscalated() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved"));
        assertAlarms(ticket, "callBack", CALL_BACK_WARNING, CALL_BACK_AT_RISK, CALL_BACK_LIMIT, CALL_BACK_MISSED);
        ticket.assertWaitsAt(CALL_BACK);
    }

    @Test
    void aLateArchiveIsWarnedOfAndEscalated() {
        TicketDriver ticket = confirmedTicket();
        assertAlarms(ticket, "archive", ARCHIVE_WARNING, ARCHIVE_AT_RISK, ARCHIVE_LIMIT, ARCHIVE_MISSED);
        ticket.assertWaitsAt(WRITE_CASE);
    }

    @Test
    void theLeadsLearnOfAMissedTargetOfAP1() {
        TicketDriver ticket = received(p1()).fire(ESCALATE_LIMIT);
        assertThat(ticket.recipients("serviceLevelMissed")).contains("supervisor", "lead", "lead2");
    }

    // ---- regular updates

    @Test
    void reporterAndLeadsOfAP1AreUpdatedEveryFourHours() {
        TicketDriver ticket = escalatedTicket(p1());
        ticket.assertDue(REPORTER_UPDATE_DUE, "2026-11-23T13:00").assertDue(LEAD_UPDATE_DUE, "2026-11-23T13:00");
        ticket.fire(REPORTER_UPDATE_DUE).fire(LEAD_UPDATE_DUE);
        ticket.assertDue(REPORTER_UPDATE_DUE, "2026-11-23T17:00").assertDue(LEAD_UPDATE_DUE, "2026-11-23T17:00");
        ticket.fire(REPORTER_UPDATE_DUE).fire(LEAD_UPDATE_DUE).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
        ticket.assertPassed(REPORTER_UPDATE_DUE, UPDATE_REPORTER, REPORTER_UPDATED).assertPassed(LEAD_UPDATE_DUE, UPDATE_LEAD,
                LEAD_UPDATED);
        assertThat(ticket.sent("progressToReporter")).isEqualTo(2);
        assertThat(ticket.events("progressToReporter").get(0).text()).as("what was done since (R51)")
                .contains(Catalogue.en("done.checked"));
        assertThat(ticket.events("progressToReporter").get(1).text()).as("nothing was done since")
                .doesNotContain(Catalogue.en("progress.done", ""));
        assertThat(ticket.sent("progressToLead")).isEqualTo(2);
    }

    @Test
    void updatesThatWereSentInTimeAreNeitherAtRiskNorMissed() {
        TicketDriver ticket = escalatedTicket(p1());
        for (int update = 0; update < 6; update++) {
            ticket.fire(REPORTER_UPDATE_DUE).fire(LEAD_UPDATE_DUE);
        }
        ticket.fire(RESOLVE_WARNING).fire(RESOLVE_LIMIT);
        assertThat(ticket.alarms()).contains("resolve 100%").noneMatch(alarm -> alarm.startsWith("update"));
    }

    @Test
    void aStepIsNotDueWhenOnlyAnUpdateIs() {
        TicketDriver ticket = escalatedTicket(p1());
        assertThat(ticket.task(ResolveProblemElements.ANALYSE_PROBLEM).getDueDate().toInstant()).isEqualTo(DeskTime.at("2026-11-24T09:00"));
    }

    @Test
    void nobodyIsUpdatedAboutAP2() {
        TicketDriver ticket = escalatedTicket(p2());
        ticket.assertNeverDue(REPORTER_UPDATE_DUE).assertNeverDue(LEAD_UPDATE_DUE);
    }

    // ---- how

    private void assertAlarms(TicketDriver ticket, String clock, String warning, String atRisk, String limit, String missed) {
        assertThat(ticket.dueAt(warning)).isEqualTo(ticket.clock(clock).warnAt()).isBefore(ticket.dueAt(limit));
        assertThat(ticket.dueAt(limit)).isEqualTo(ticket.clock(clock).dueAt());
        List<String> waiting = ticket.waitingSteps();
        ticket.fire(warning).assertPassed(warning, atRisk).assertPassed(SERVICE_LEVEL_AT_RISK, WARN_OWNER);
        assertThat(ticket.alarms()).contains(clock + " 75%").doesNotContain(clock + " 100%");
        DeskTime.advance(Duration.ofSeconds(1));
        ticket.fire(limit).assertPassed(limit, missed).assertPassed(SERVICE_LEVEL_MISSED, ESCALATE_TICKET);
        assertThat(ticket.alarms()).contains(clock + " 75%", clock + " 100%");
        assertThat(ticket.waitingSteps()).as("the ticket goes on undisturbed").isEqualTo(waiting);
        assertSentOncePerAlarm(ticket);
    }

    private void assertSentOncePerAlarm(TicketDriver ticket) {
        List<String> alarms = ticket.alarms();
        assertThat(alarms).doesNotHaveDuplicates();
        assertThat(ticket.sent("serviceLevelAtRisk")).isEqualTo((int) alarms.stream().filter(alarm -> alarm.matches(".* \\d\\d%")).count());
        assertThat(ticket.sent("serviceLevelMissed"))
                .isEqualTo((int) alarms.stream().filter(alarm -> alarm.matches(".* \\d\\d\\d%")).count());
    }
}
