package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.calledBack;
import static org.sixstep.process.FilledForms.cameBack;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.solved;
import static org.sixstep.process.FilledForms.stayedQuiet;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.SupportTicketElements.*;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.feedback.NoLongerAwaitedException;

/** Step 5 of {@code supportTicket.bpmn}, and the rounds that it may start. */
class SupportTicketConfirmTest extends ProcessTest {

    @Test
    void aContentReporterConfirmsToAnAgent() {
        TicketDriver ticket = solvedTicket().assertWaitsAt(CONFIRM_WITH_REPORTER).assertStatus("awaitingConfirmation").assertSent("result");
        ticket.assertDue(CONFIRMATION_REMINDER_DUE, "2026-11-24T09:00").assertDue(CONFIRMATION_OVERDUE, "2026-11-26T09:00");
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved", 3)).assertWaitsAt(WRITE_CASE).assertStatus("closing");
        ticket.assertPassed(CONFIRM, SEND_RESULT, CONFIRM_WITH_REPORTER, CONFIRMED, ARCHIVE).assertNotPassed(CALL_BACK, REPORTER_CONFIRMED,
                CLOSE_UNCONFIRMED);
        assertThat(ticket.row()).returns("resolved", row -> row.text("outcome")).returns(3, row -> row.fact("satisfaction"));
        assertThat(ticket.row().text("confirmedBy")).isEqualTo(ticket.row().owner());
    }

    @Test
    void aContentReporterConfirmsByLink() {
        TicketDriver ticket = solvedTicket();
        workflow.confirmed(ticket.id(), 1, "resolved", 3, "Thank you", null);
        ticket.assertWaitsAt(WRITE_CASE).assertPassed(CONFIRM_WITH_REPORTER, REPORTER_CONFIRMED, CONFIRMED).assertNotPassed(CALL_BACK);
        assertThat(ticket.row()).returns("link", row -> row.text("confirmationChannel")).returns("Thank you",
                row -> row.text("feedbackComment"));
    }

    @Test
    void anAnswerToAnEarlierRoundChangesNothing() {
        TicketDriver ticket = solvedTicket();
        Map<String, Object> facts = ticket.row().facts();
        assertThatThrownBy(() -> workflow.confirmed(ticket.id(), 2, "resolved", 3, null, null))
                .isInstanceOf(NoLongerAwaitedException.class);
        assertThat(ticket.row().facts()).isEqualTo(facts);
        ticket.assertWaitsAt(CONFIRM_WITH_REPORTER);
    }

    @Test
    void anAnswerThatNobodyWaitsForChangesNothing() {
        TicketDriver ticket = confirmedTicket();
        Map<String, Object> facts = ticket.row().facts();
        assertThatThrownBy(() -> workflow.confirmed(ticket.id(), 1, "unresolved", 1, null, null))
                .isInstanceOf(NoLongerAwaitedException.class);
        assertThat(ticket.row().facts()).isEqualTo(facts);
    }

    @Test
    void aSilentReporterIsRemindedAndThenTakenAsContent() {
        TicketDriver ticket = solvedTicket().fire(CONFIRMATION_REMINDER_DUE).assertWaitsAt(CONFIRM_WITH_REPORTER)
                .assertSent("resultReminder");
        ticket.assertPassed(CONFIRMATION_REMINDER_DUE, REMIND_CONFIRMATION, CONFIRMATION_REMINDED);
        ticket.fire(CONFIRMATION_OVERDUE).assertWaitsAt(CALL_BACK).assertSent("closedUnconfirmed");
        ticket.assertPassed(CONFIRMATION_OVERDUE, CLOSE_UNCONFIRMED, CALL_BACK).assertNotPassed(REPORTER_CONFIRMED);
        assertThat(ticket.row()).returns("resolved", row -> row.text("outcome")).returns(true, row -> row.fact("closedUnconfirmed"));
    }

    // ---- satisfaction

    @Test
    void aReporterWhoDidNotSayHowContentIsCalledBack() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved")).assertWaitsAt(CALL_BACK)
                .assertStatus("awaitingConfirmation");
        ticket.assertDue(CALL_BACK_WARNING, "2026-11-24T03:00").assertDue(CALL_BACK_LIMIT, "2026-11-24T09:00");
        ticket.submit("agent", CALL_BACK, calledBack("resolved", 2)).assertWaitsAt(WRITE_CASE);
        ticket.assertVerdict("callBack", "met").assertPassed(CONFIRM_WITH_REPORTER, CALL_BACK, CONFIRMED);
    }

    @Test
    void aReporterWhoAnswersTheLinkAfterAllNeedsNoCall() {
        TicketDriver ticket = solvedTicket().fire(CONFIRMATION_OVERDUE).assertWaitsAt(CALL_BACK);
        workflow.confirmed(ticket.id(), 1, "resolved", 3, "I was on leave.", null);
        ticket.assertWaitsAt(WRITE_CASE).assertVerdict("callBack", "met").assertPassed(CALL_BACK, REPORTER_CONFIRMED_LATE, CONFIRMED);
    }

    @Test
    void aReporterWhoSaysLateThatItIsNotSolvedStartsTheNextRound() {
        TicketDriver ticket = solvedTicket().fire(CONFIRMATION_OVERDUE).assertWaitsAt(CALL_BACK);
        workflow.confirmed(ticket.id(), 1, "partial", 2, "Only from home.", null);
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM).assertPassed(REPORTER_CONFIRMED_LATE, PROBLEM_UNSOLVED,
                START_NEXT_ROUND);
    }

    @Test
    void aDissatisfiedReporterOfASolvedProblemIsCalledBack() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved", 1)).assertWaitsAt(CALL_BACK);
        ticket.submit("agent2", CALL_BACK, calledBack("resolved", 1)).assertWaitsAt(WRITE_CASE);
        assertThat(ticket.row()).returns("agent2", row -> row.text("callBackBy")).returns(1, row -> row.round());
    }

    @Test
    void aProblemThatTheCallBackFindsUnsolvedGoesIntoTheNextRound() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved"));
        ticket.submit("agent", CALL_BACK, calledBack("unresolved", 2)).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
        ticket.assertPassed(CALL_BACK, PROBLEM_UNSOLVED, START_NEXT_ROUND, RESOLVE_PROBLEM).assertNotPassed(CONFIRMED);
        assertThat(ticket.row().round()).isEqualTo(2);
    }

    // ---- observing

    @Test
    void aProblemThatStaysQuietWhileItIsObservedIsSolved() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("observing", 3)).assertWaitsAt(OBSERVE_PROBLEM)
                .assertStatus("observing");
        ticket.assertDue(OBSERVATION_ENDED, "2026-11-26T09:00");
        assertThat(ticket.task(OBSERVE_PROBLEM)).returns(ticket.row().owner(), Task::getAssignee)
                .returns(DeskTime.at("2026-11-26T09:00"), task -> task.getDueDate().toInstant());
        ticket.fire(OBSERVATION_ENDED).assertWaitsAt(WRITE_CASE).assertPassed(OBSERVATION_ENDED, CONFIRMED)
                .assertNotPassed(PROBLEM_RECURRED, CALL_BACK);
        assertThat(ticket.row().text("outcome")).isEqualTo("resolved");
    }

    @Test
    void anOwnerWhoKnowsThatItStaysQuietEndsTheObservation() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("observing", 3))
                .submitAsAssignee(OBSERVE_PROBLEM, stayedQuiet());
        ticket.assertWaitsAt(WRITE_CASE).assertPassed(OBSERVE_PROBLEM, CONFIRMED).assertNotPassed(OBSERVATION_ENDED, PROBLEM_RECURRED);
        assertThat(ticket.row()).returns("resolved", row -> row.text("outcome")).returns(3, row -> row.fact("satisfaction"));
    }

    @Test
    void anOwnerWhoSeesItComeBackSendsItOneLevelUp() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("observing", 3))
                .submitAsAssignee(OBSERVE_PROBLEM, cameBack());
        ticket.assertWaitsAt(TRIAGE_TICKET).assertPassed(OBSERVE_PROBLEM, PROBLEM_UNSOLVED, START_NEXT_ROUND, FIRST_LINE)
                .assertNotPassed(PROBLEM_RECURRED);
        assertThat(ticket.row()).returns("Twice since this morning.", row -> row.text("observation")).returns(2, row -> row.round());
        assertThat(ticket.row().owner()).isIn("lead", "lead2");
    }

    @Test
    void aReporterOfAnObservedProblemWhoDidNotSayHowContentIsCalledBack() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("observing")).fire(OBSERVATION_ENDED);
        ticket.assertWaitsAt(CALL_BACK).assertStatus("awaitingConfirmation");
    }

    @Test
    void aProblemThatComesBackWhileItIsObservedGoesOneLevelUp() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("observing", 3));
        assertThat(workflow.problemRecurred(ticket.id(), "It drops again.")).isTrue();
        ticket.assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        ticket.assertPassed(PROBLEM_RECURRED, PROBLEM_UNSOLVED, START_NEXT_ROUND, FIRST_LINE).assertNotPassed(OBSERVATION_ENDED,
                RESOLVE_PROBLEM);
        assertThat(ticket.row().owner()).isIn("lead", "lead2").isEqualTo(ticket.task(TRIAGE_TICKET).getAssignee());
        assertThat(ticket.events("message")).singleElement().returns("It drops again.", event -> event.text());
    }

    @Test
    void aProblemThatComesBackWhenNobodyObservesItIsOnlyHeard() {
        TicketDriver ticket = confirmedTicket();
        assertThat(workflow.problemRecurred(ticket.id(), "It drops again.")).isFalse();
        ticket.assertWaitsAt(WRITE_CASE);
    }

    // ---- next rounds

    @Test
    void anUnsolvedProblemIsResolvedInTheNextRoundByTheSameOwner() {
        TicketDriver ticket = solvedTicket();
        String owner = ticket.row().owner();
        DeskTime.set("2026-11-24T09:00");
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("unresolved", 2)).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM)
                .assertStatus("inProgress");
        ticket.assertPassed(PROBLEM_UNSOLVED, START_NEXT_ROUND, RESOLVE_PROBLEM);
        assertThat(ticket.timesPassed(FIRST_LINE)).isOne();
        assertThat(ticket.row()).returns(2, row -> row.round()).returns(owner, row -> row.owner());
        assertThat(ticket.task(ResolveProblemElements.ANALYSE_PROBLEM).getAssignee()).isEqualTo(owner);
        ticket.assertSent("nextRound", "nextRoundToOwner");
        assertThat(ticket.clock("resolve", 1).verdict()).isEqualTo("met");
        ticket.assertClockDue("resolve", "2026-12-01T09:00").assertClockDue("workshop", "2026-11-26T09:00");
    }

    @Test
    void aPartlySolvedProblemIsResolvedInTheNextRound() {
        TicketDriver ticket = solvedTicket();
        workflow.confirmed(ticket.id(), 1, "partial", 2, "Only from home.", null);
        ticket.assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM).assertPassed(REPORTER_CONFIRMED, START_NEXT_ROUND, RESOLVE_PROBLEM);
    }

    @Test
    void aDissatisfiedReporterOfAnUnsolvedProblemGetsALead() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("unresolved", 1)).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertPassed(START_NEXT_ROUND, FIRST_LINE, TRIAGE_TICKET).assertNotPassed(RESOLVE_PROBLEM);
        assertThat(ticket.row().owner()).isIn("lead", "lead2").isEqualTo(ticket.task(TRIAGE_TICKET).getAssignee());
        ticket.assertDue(RESPONSE_LIMIT, "2026-11-24T09:00").assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-30T09:00");
    }

    @Test
    void theAnswerOfAnEarlierRoundDoesNotSpeakForTheNext() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("unresolved", 1))
                .submitAsAssignee(TRIAGE_TICKET, escalated());
        resolve(ticket);
        DeskTime.advance(Duration.ofMinutes(5));
        ticket.fire(CONFIRMATION_OVERDUE).assertWaitsAt(CALL_BACK);
        assertThat(ticket.row()).returns("resolved", row -> row.text("outcome")).returns(null, row -> row.fact("satisfaction"));
    }

    @Test
    void threeRoundsHaveThreeSetsOfClocksAndThreeResults() {
        TicketDriver ticket = solvedTicket().submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("unresolved", 1))
                .submitAsAssignee(TRIAGE_TICKET, solved());
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("partial", 2));
        resolve(ticket);
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved", 3)).assertWaitsAt(WRITE_CASE);
        assertThat(ticket.row().round()).isEqualTo(3);
        assertThat(ticket.sent("result")).isEqualTo(3);
        assertThat(ticket.clock("resolve", 1).verdict()).isEqualTo("met");
        assertThat(ticket.clock("resolve", 2).verdict()).isEqualTo("met");
        assertThat(ticket.clock("resolve", 3).verdict()).isEqualTo("met");
    }

    private static void resolve(TicketDriver ticket) {
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, planReady())
                .submitAsAssignee(ResolveProblemElements.IMPLEMENT_SOLUTION, implemented())
                .submitAsAssignee(ResolveProblemElements.VERIFY_SOLUTION, verified()).assertWaitsAt(CONFIRM_WITH_REPORTER);
    }
}
