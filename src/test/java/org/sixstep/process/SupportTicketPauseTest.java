package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.askReporter;
import static org.sixstep.process.FilledForms.explained;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.waitForReporter;
import static org.sixstep.process.FilledForms.waitForSupplier;
import static org.sixstep.process.SupportTicketElements.*;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.DeskTime;
import org.sixstep.form.InvalidFormException;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;

/** Paused clocks, alarms that follow them, and what is explained before it is late; {@code supportTicket.bpmn}. */
class SupportTicketPauseTest extends ProcessTest {

    @Autowired
    TicketStore tickets;

    @Test
    void aQuestionToTheReporterLetsTheResolutionStandUntilTheAnswer() {
        TicketDriver ticket = received(p2());
        ticket.assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-26T09:00");
        ticket.submitAsAssignee(TRIAGE_TICKET, waitForReporter()).assertWaitsAt(AWAIT_REPORTER);
        assertThat(ticket.clock("resolve").isPaused()).isTrue();
        assertThat(ticket.clock("response").isPaused()).isFalse();
        ticket.assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-29T09:00").assertDue(FIRST_LINE_RESOLVE_WARNING, "2026-11-28T15:00");
        DeskTime.set("2026-11-23T19:00");
        workflow.reporterAnswered(ticket.id(), "Since Monday.");
        ticket.assertWaitsAt(TRIAGE_TICKET).assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-26T19:00");
        assertThat(ticket.events("clocksPaused")).hasSize(1);
        assertThat(ticket.events("clocksResumed")).hasSize(1);
    }

    @Test
    void aQuestionInStep4LetsTheTimersOfTheTicketFollow() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, askReporter());
        ticket.assertDue(RESOLVE_LIMIT, "2026-11-29T09:00").assertDue(WORKSHOP_LIMIT, "2026-11-28T09:00");
        DeskTime.set("2026-11-23T12:00");
        workflow.reporterAnswered(ticket.id(), "Yes.");
        ticket.assertDue(RESOLVE_LIMIT, "2026-11-26T12:00").assertDue(WORKSHOP_LIMIT, "2026-11-25T12:00");
    }

    @Test
    void waitingForASupplierIsShownAndEndsAtItsLimit() {
        TicketDriver ticket = escalatedTicket(p2());
        assertThat(workflow.waitingBegun(ticket.row(), "vendor", "When does the part come?", "support@vendor.example")).isTrue();
        ticket.assertPassed(WAITING_BEGUN, PAUSE_CLOCKS).assertDue(PAUSE_LIMIT_REACHED, "2026-12-03T09:00").assertDue(RESOLVE_LIMIT,
                "2026-12-06T09:00");
        assertThat(ticket.recipients("waitingFor")).isEqualTo("support@vendor.example");
        ticket.fire(PAUSE_LIMIT_REACHED).assertPassed(PAUSE_LIMIT_REACHED, RESUME_CLOCKS, CLOCKS_RESUMED).assertDue(RESOLVE_LIMIT,
                "2026-12-06T09:00");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
        assertThat(ticket.events("clocksResumed")).as("the timeline says that they count again").hasSize(1);
        assertThat(ticket.row().text("pauseReason")).isNull();
    }

    @Test
    void aSupplierWhoAnswersLetsTheClocksCountAgain() {
        TicketDriver ticket = escalatedTicket(p2());
        workflow.waitingBegun(ticket.row(), "change", "Please approve.", "change@desk.example");
        DeskTime.set("2026-11-23T10:00");
        assertThat(workflow.waitingEnded(ticket.row())).isTrue();
        ticket.assertPassed(WAITING_ENDED, RESUME_CLOCKS, CLOCKS_RESUMED).assertDue(RESOLVE_LIMIT, "2026-11-26T10:00");
        assertThat(workflow.waitingEnded(ticket.row())).as("twice").isFalse();
    }

    @Test
    void theOwnerWaitsForASupplierWithAStepInTasklist() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, waitForSupplier());
        ticket.assertStatus("waitingForOthers").assertPassed(ResolveProblemElements.ASK_OTHERS)
                .assertWaitsAt(ResolveProblemElements.AWAIT_OTHERS);
        ticket.assertDue(ResolveProblemElements.WAITING_LIMIT_REACHED, "2026-12-03T09:00").assertDue(RESOLVE_LIMIT, "2026-12-06T09:00");
        assertThat(ticket.recipients("waitingFor")).isEqualTo("support@vendor.example");
        assertThat(ticket.task(ResolveProblemElements.AWAIT_OTHERS).getPriority()).isEqualTo(10);
        DeskTime.set("2026-11-23T15:00");
        ticket.submitAsAssignee(ResolveProblemElements.AWAIT_OTHERS, Map.of("othersAnswer", "It is on its way.")).assertStatus("inProgress")
                .assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM).assertDue(RESOLVE_LIMIT, "2026-11-26T15:00");
        assertThat(ticket.row()).returns(null, row -> row.text("pauseReason")).returns("It is on its way.",
                row -> row.text("othersAnswer"));
    }

    @Test
    void aSupplierWhoIsSilentTooLongGivesTheTicketBackToItsOwner() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, waitForSupplier());
        ticket.fire(ResolveProblemElements.WAITING_LIMIT_REACHED).assertPassed(ResolveProblemElements.WAITING_LIMIT_REACHED)
                .assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM).assertDue(RESOLVE_LIMIT, "2026-12-06T09:00");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
        assertThat(ticket.events("clocksResumed")).hasSize(1);
    }

    @Test
    void anAnswerThatAProgramReportsEndsTheWaitingInTasklistToo() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, waitForSupplier());
        DeskTime.set("2026-11-23T10:00");
        assertThat(workflow.waitingEnded(ticket.row())).isTrue();
        ticket.assertPassed(ResolveProblemElements.OTHERS_ANSWERED).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM)
                .assertDue(RESOLVE_LIMIT, "2026-11-26T10:00");
    }

    @Test
    void aPauseThatAProgramBeganGivesWayToTheOwners() {
        TicketDriver ticket = escalatedTicket(p2());
        workflow.waitingBegun(ticket.row(), "change", "Please approve.", "change@desk.example");
        DeskTime.set("2026-11-23T10:00");
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, waitForSupplier()).assertPassed(WAITING_ENDED, RESUME_CLOCKS,
                CLOCKS_RESUMED);
        assertThat(ticket.clock("resolve").pauseReason()).isEqualTo("vendor");
        assertThat(ticket.row().text("pauseContact")).isEqualTo("support@vendor.example");
        DeskTime.set("2026-11-23T15:00");
        ticket.submitAsAssignee(ResolveProblemElements.AWAIT_OTHERS, Map.of("othersAnswer", "Done.")).assertDue(RESOLVE_LIMIT,
                "2026-11-26T15:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor", "change"})
    void nobodyIsWaitedForWhoCannotBeWrittenTo(String reason) {
        TicketDriver ticket = escalatedTicket(p2());
        assertThatThrownBy(() -> workflow.waitingBegun(ticket.row(), reason, "When does it come?", "support@vendor.example,"))
                .isInstanceOf(InvalidFormException.class).hasMessageContaining("pauseContact");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
    }

    @Test
    void aReporterWithoutAnAddressIsWaitedForToo() {
        TicketDriver ticket = escalatedTicket(without(p2(), "reporterEmail"));
        workflow.waitingBegun(ticket.row(), "reporter", "Please call us.", null);
        assertThat(ticket.clock("resolve").isPaused()).isTrue();
    }

    @Test
    void aRequestForAuthorizationThatReachedNobodyLetsNoClockStand() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM,
                with(planReady(), "touchesReporterData", true))
                .assertWaitsAt(ResolveProblemElements.OBTAIN_AUTHORIZATION);
        assertThat(ticket.clock("resolve").isPaused()).isTrue();
        workflow.notReached(ticket.row(), "authorizationRequest", "reporter");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
        ticket.assertWaitsAt(ResolveProblemElements.OBTAIN_AUTHORIZATION);
    }

    @Test
    void aSupplierWhoWasNotReachedLetsNoClockStand() {
        TicketDriver ticket = escalatedTicket(p2());
        workflow.waitingBegun(ticket.row(), "vendor", "When does the part come?", "support@vendor.example");
        DeskTime.set("2026-11-23T09:30");
        workflow.notReached(ticket.row(), "waitingFor", "somebody.else@vendor.example");
        assertThat(ticket.clock("resolve").isPaused()).as("another message").isTrue();
        workflow.notReached(ticket.row(), "waitingFor", "support@vendor.example");
        ticket.assertPassed(WAITING_ENDED, RESUME_CLOCKS, CLOCKS_RESUMED).assertDue(RESOLVE_LIMIT, "2026-11-26T09:30");
    }

    @Test
    void aSupplierOfTheAnalysisWhoWasNotReachedGivesTheTicketBackToItsOwner() {
        TicketDriver ticket = escalatedTicket(p2()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, waitForSupplier());
        workflow.notReached(ticket.row(), "waitingFor", "support@vendor.example");
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM).assertDue(RESOLVE_LIMIT, "2026-11-26T09:00");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
    }

    @Test
    void aQuestionThatReachedNobodyLetsNoClockStandAndStaysForTheTelephone() {
        TicketDriver ticket = received(p2()).submitAsAssignee(TRIAGE_TICKET, waitForReporter());
        workflow.notReached(ticket.row(), "question", "reporter");
        ticket.assertWaitsAt(AWAIT_REPORTER).assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-26T09:00");
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
    }

    /** The address was stored before there was a rule. */
    @Test
    void aQuestionToAnAddressThatIsNoneLetsNoClockStand() {
        TicketDriver ticket = received(p2());
        tickets.change(ticket.id(), Map.of("reporterEmail", "li.na@example.org,"));
        ticket.submitAsAssignee(TRIAGE_TICKET, waitForReporter()).assertWaitsAt(AWAIT_REPORTER);
        assertThat(ticket.clock("resolve").isPaused()).isFalse();
        workflow.reporterAnswered(ticket.id(), "By phone: since Monday.");
        ticket.assertWaitsAt(TRIAGE_TICKET);
    }

    @Test
    void aDelayIsExplainedToTheReporterBeforeTheLimit() {
        TicketDriver ticket = escalatedTicket(p2()).fire(RESOLVE_WARNING);
        ticket.assertDue(NEXT_WARNING_DUE, "2026-11-26T01:48").fire(NEXT_WARNING_DUE);
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM, EXPLAIN_DELAY);
        assertThat(ticket.task(EXPLAIN_DELAY).getAssignee()).isEqualTo(ticket.row().owner());
        ticket.submitAsAssignee(EXPLAIN_DELAY, explained()).assertSent("delayExplanation").assertPassed(EXPLAIN_DELAY, REPORT_DELAY,
                DELAY_EXPLAINED);
        assertThat(ticket.row().instant("promisedAt")).isEqualTo(DeskTime.at("2026-12-01T18:00"));
        assertThat(ticket.clock("resolve").dueAt()).as("a promise is not the limit").isEqualTo(DeskTime.at("2026-11-26T09:00"));
    }

    @Test
    void aSolutionSparesTheExplanation() {
        TicketDriver ticket = escalatedTicket(p2()).fire(RESOLVE_WARNING).fire(NEXT_WARNING_DUE);
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, planReady())
                .submitAsAssignee(ResolveProblemElements.IMPLEMENT_SOLUTION, implemented())
                .submitAsAssignee(ResolveProblemElements.VERIFY_SOLUTION, verified()).assertWaitsAt(CONFIRM_WITH_REPORTER);
        ticket.assertPassed(SOLUTION_SENT, EXPLANATION_SPARED).assertNotPassed(REPORT_DELAY);
    }

    @Test
    void aMissedTargetGoesUpLevelByLevel() {
        TicketDriver ticket = received(p1()).fire(ESCALATE_LIMIT);
        ticket.assertDue(NEXT_LEVEL_DUE, "2026-11-23T09:37:30").fire(NEXT_LEVEL_DUE);
        assertThat(ticket.alarms()).contains("escalate 100%", "escalate 125%");
        assertThat(ticket.recipientsOf("serviceLevelMissed")).anyMatch(to -> to.contains("supervisor") && to.contains("lead"))
                .contains("manager");
    }

    @Test
    void theOrderOfTheListFollowsTheClocks() {
        TicketDriver ticket = escalatedTicket(p2());
        int before = ticket.task(ResolveProblemElements.ANALYSE_PROBLEM).getPriority();
        ticket.fire(WORKSHOP_WARNING);
        int warned = ticket.task(ResolveProblemElements.ANALYSE_PROBLEM).getPriority();
        ticket.fire(WORKSHOP_LIMIT);
        int missed = ticket.task(ResolveProblemElements.ANALYSE_PROBLEM).getPriority();
        assertThat(List.of(before, warned, missed)).isSorted().doesNotHaveDuplicates();
        Task waiting = received(p2()).submitAsAssignee(TRIAGE_TICKET, waitForReporter()).task(AWAIT_REPORTER);
        assertThat(waiting.getPriority()).isLessThan(before);
    }
}
