package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.sixstep.process.FilledForms.answered;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.duplicateOf;
import static org.sixstep.process.FilledForms.escalatedInSilence;
import static org.sixstep.process.FilledForms.majorIncident;
import static org.sixstep.process.FilledForms.notADuplicate;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.reassigned;
import static org.sixstep.process.FilledForms.reassignedTo;
import static org.sixstep.process.FilledForms.solved;
import static org.sixstep.process.FilledForms.waitForReporter;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.process.clock.ServiceLevelTimers;
import org.sixstep.sla.SlaClock;

/** Step 3 of {@code supportTicket.bpmn}. */
class SupportTicketFirstLineTest extends ProcessTest {

    @Test
    void aProblemSolvedInTheFirstLineIsPutToTheReporter() {
        TicketDriver ticket = received(problem()).assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        DeskTime.set("2026-11-23T10:00");
        ticket.submitAsAssignee(TRIAGE_TICKET, solved()).assertWaitsAt(CONFIRM_WITH_REPORTER);
        ticket.assertPassed(FIRST_LINE, SUGGEST_ANSWERS, TRIAGE_TICKET, FIRST_LINE_DONE, SEND_RESULT).assertNotPassed(RESOLVE_PROBLEM,
                ASK_REPORTER);
        assertThat(ticket.row().instant("firstResponseAt")).isEqualTo(DeskTime.now());
        assertThat(ticket.row().list("checks")).containsExactly("network", "logs");
        ticket.assertVerdict("response", SlaClock.MET).assertVerdict("escalate", SlaClock.MISSED).assertVerdict("resolve", SlaClock.MET);
    }

    @Test
    void aProblemBeyondTheFirstLineIsEscalated() {
        TicketDriver ticket = escalatedTicket(problem()).assertStatus("inProgress").assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
        ticket.assertPassed(TRIAGE_TICKET, FIRST_LINE_DONE, RESOLVE_PROBLEM, ResolveProblemElements.PROBLEM_ESCALATED)
                .assertNotPassed(CONFIRM);
        ticket.assertVerdict("escalate", SlaClock.MET);
        assertThat(ticket.row().text("escalationReason")).isNotBlank();
    }

    @Test
    void anEscalationThatTheReporterDoesNotHearOfIsNoResponse() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, escalatedInSilence());

        assertThat(ticket.row().instant("firstResponseAt")).isNull();
        assertThat(ticket.clock("response").isRunning()).isTrue();
        ticket.assertDue(RESOLVE_RESPONSE_WARNING, "2026-11-24T03:00").assertDue(RESOLVE_RESPONSE_LIMIT, "2026-11-24T09:00");
    }

    @Test
    void aCallThatIsRecordedIsTheResponse() {
        TicketDriver ticket = received(problem());
        DeskTime.set("2026-11-23T10:00");
        ticket.submitAsAssignee(TRIAGE_TICKET, with(escalatedInSilence(), "reporterCalled", true));

        assertThat(ticket.row().instant("firstResponseAt")).isEqualTo(DeskTime.now());
        ticket.assertVerdict("response", SlaClock.MET);
    }

    @Test
    void aQuestionToTheReporterIsTheResponse() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, FilledForms.waitForReporter());

        ticket.assertVerdict("response", SlaClock.MET);
    }

    /** Deployments of before end the clock themselves. */
    @Test
    void aModelThatCallsTriageTheResponseIsNotBelieved() {
        TicketDriver ticket = received(problem());
        DelegateExecution step = mock(DelegateExecution.class);
        when(step.getCurrentActivityId()).thenReturn(TRIAGE_TICKET);
        when(step.getVariable(SupportTicket.TICKET_ID)).thenReturn(ticket.row().id().toString());

        beans.getBean(ServiceLevelTimers.class).stop(step, "response");

        assertThat(ticket.clock("response").isRunning()).isTrue();
    }

    @Test
    void theTimersOfTheFirstLineAreSetByThePriority() {
        TicketDriver p3 = received(problem());
        p3.assertDue(RESPONSE_WARNING, "2026-11-24T03:00").assertDue(RESPONSE_LIMIT, "2026-11-24T09:00");
        p3.assertDue(ESCALATE_WARNING, "2026-11-23T09:22:30").assertDue(ESCALATE_LIMIT, "2026-11-23T09:30");
        p3.assertDue(FIRST_LINE_RESOLVE_WARNING, "2026-11-27T03:00").assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-30T09:00");
        TicketDriver p2 = received(p2());
        p2.assertDue(RESPONSE_WARNING, "2026-11-23T10:30").assertDue(RESPONSE_LIMIT, "2026-11-23T11:00");
        p2.assertDue(FIRST_LINE_RESOLVE_WARNING, "2026-11-25T15:00").assertDue(FIRST_LINE_RESOLVE_LIMIT, "2026-11-26T09:00");
    }

    // ---- waiting for the reporter

    @Test
    void theReportersAnswerByPhoneBringsTheTicketBack() {
        TicketDriver ticket = waiting();
        ticket.assertDue(ANSWER_REMINDER_DUE, "2026-11-24T09:00").assertDue(ANSWER_OVERDUE, "2026-11-26T09:00");
        ticket.assertSent("question");
        ticket.submitAsAssignee(AWAIT_REPORTER, answered()).assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        ticket.assertPassed(TRIAGE_TICKET, ASK_REPORTER, AWAIT_REPORTER, TRIAGE_TICKET).assertNotPassed(REPORTER_ANSWERED, ANSWER_OVERDUE);
        assertThat(ticket.row().text("reporterAnswer")).isEqualTo(answered().get("reporterAnswer"));
    }

    @Test
    void theReportersAnswerByMessageBringsTheTicketBack() {
        TicketDriver ticket = waiting();
        assertThat(workflow.reporterAnswered(ticket.id(), "Since Monday.")).isTrue();
        ticket.assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        ticket.assertPassed(AWAIT_REPORTER, REPORTER_ANSWERED, TRIAGE_TICKET).assertNotPassed(ANSWER_OVERDUE);
        assertThat(ticket.row().text("reporterAnswer")).isEqualTo("Since Monday.");
    }

    @Test
    void aMessageThatNobodyWaitsForIsOnlyHeard() {
        TicketDriver ticket = received(problem());
        assertThat(workflow.reporterAnswered(ticket.id(), "One more thing.")).isFalse();
        ticket.assertWaitsAt(TRIAGE_TICKET);
        assertThat(ticket.events("message")).singleElement().returns("One more thing.", event -> event.text());
    }

    @Test
    void aSilentReporterIsRemindedAndThenTheOwnerGoesOn() {
        TicketDriver ticket = waiting();
        ticket.fire(ANSWER_REMINDER_DUE).assertWaitsAt(AWAIT_REPORTER);
        ticket.assertSent("questionReminder").assertPassed(ANSWER_REMINDER_DUE, REMIND_REPORTER, REPORTER_REMINDED);
        ticket.fire(ANSWER_OVERDUE).assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        assertThat(ticket.timesPassed(TRIAGE_TICKET)).isEqualTo(2);
        ticket.submitAsAssignee(TRIAGE_TICKET, solved()).assertWaitsAt(CONFIRM_WITH_REPORTER);
    }

    @Test
    void aSecondQuestionIsAskedAsWell() {
        TicketDriver ticket = waiting().submitAsAssignee(AWAIT_REPORTER, answered());
        ticket.submitAsAssignee(TRIAGE_TICKET, waitForReporter()).assertWaitsAt(AWAIT_REPORTER);
        assertThat(ticket.sent("question")).isEqualTo(2);
    }

    // ---- duplicates

    @Test
    void aDuplicateFollowsItsOriginalUntilThatIsSolved() {
        TicketDriver original = received(problem());
        TicketDriver duplicate = received(problem()).submitAsAssignee(TRIAGE_TICKET, duplicateOf(original.number()));
        duplicate.assertWaitsAt(FOLLOW_ORIGINAL).assertStatus("waitingForOriginal").assertPassed(LINK_ORIGINAL, FOLLOW_ORIGINAL);
        assertThat(duplicate.row().fact("duplicateOf")).isEqualTo(original.id());
        assertThat(original.events("linked")).singleElement().returns(duplicate.number(), event -> event.fields().get("duplicate"));
        original.submitAsAssignee(TRIAGE_TICKET, solved());
        duplicate.assertWaitsAt(CONFIRM_WITH_REPORTER).assertStatus("awaitingConfirmation");
        duplicate.assertPassed(FOLLOW_ORIGINAL, ORIGINAL_RESOLVED, FIRST_LINE_DONE, SEND_RESULT).assertNotPassed(RESOLVE_PROBLEM);
        assertThat(duplicate.row().text("solution")).isEqualTo(solved().get("solution"));
        duplicate.assertSent("result");
    }

    @Test
    void aDuplicateOfASolvedOriginalIsSolvedAtOnce() {
        TicketDriver original = solvedTicket();
        TicketDriver duplicate = received(problem()).submitAsAssignee(TRIAGE_TICKET, duplicateOf(original.number()));
        duplicate.assertWaitsAt(CONFIRM_WITH_REPORTER).assertPassed(LINK_ORIGINAL, FIRST_LINE_DONE, SEND_RESULT)
                .assertNotPassed(FOLLOW_ORIGINAL);
        assertThat(duplicate.row().text("solution")).isEqualTo(solved().get("solution"));
    }

    @Test
    void aTicketThatIsNoDuplicateAfterAllIsTriagedAgain() {
        TicketDriver original = received(problem());
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, duplicateOf(original.number()));
        ticket.submitAsAssignee(FOLLOW_ORIGINAL, notADuplicate()).assertWaitsAt(TRIAGE_TICKET).assertStatus("inProgress");
        assertThat(ticket.row().fact("duplicateOf")).isNull();
        original.submitAsAssignee(TRIAGE_TICKET, solved());
        ticket.assertWaitsAt(TRIAGE_TICKET).assertNotPassed(ORIGINAL_RESOLVED);
        assertThat(ticket.row().text("solution")).isNull();
    }

    @Test
    void aTicketIsNotTheDuplicateOfItself() {
        TicketDriver ticket = received(problem());
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, duplicateOf(ticket.number())),
                "cannot be the duplicate of itself");
    }

    @Test
    void aTicketIsNotTheDuplicateOfItsOwnDuplicate() {
        TicketDriver original = received(problem());
        TicketDriver duplicate = received(problem()).submitAsAssignee(TRIAGE_TICKET, duplicateOf(original.number()));
        assertRefused(original, () -> original.submitAsAssignee(TRIAGE_TICKET, duplicateOf(duplicate.number())),
                "duplicateOf: ");
    }

    @Test
    void aTicketIsNotTheDuplicateOfATicketThatIsNotThere() {
        TicketDriver ticket = received(problem());
        assertRefused(ticket, () -> ticket.submitAsAssignee(TRIAGE_TICKET, duplicateOf("TS20200101001")),
                "There is no ticket TS20200101001");
    }

    // ---- back to classification

    @Test
    void aMajorIncidentIsClassifiedAnewAsP0() {
        TicketDriver ticket = received(p2()).submitAsAssignee(TRIAGE_TICKET, majorIncident()).assertWaitsAt(CONFIRM_CLASSIFICATION);
        assertThat(ticket.row()).returns(true, row -> row.fact("majorIncident")).returns("P0", row -> row.priority());
        ticket.assertClockDue("resolve", "2026-11-23T13:00");
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, classifiedAs("department", "medium")).assertWaitsAt(TRIAGE_TICKET);
        assertThat(ticket.row().priority()).isEqualTo("P0");
        assertThat(ticket.row().owner()).isIn("expert", "expert2");
        ticket.assertPassed(TRIAGE_TICKET, FIRST_LINE_DONE, CLASSIFY, CONFIRM_CLASSIFICATION, ASSIGN_OWNER, TRIAGE_TICKET);
    }

    @Test
    void aTicketHandedToAnotherGroupGetsAnOwnerThere() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, reassignedTo("endpoint")).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertPassed(TRIAGE_TICKET, CLASSIFY, ROUTE_TICKET, ASSIGN_OWNER, TRIAGE_TICKET).assertNotPassed(CONFIRM_CLASSIFICATION);
        assertThat(ticket.row().handlingGroup()).isEqualTo("endpoint");
        assertThat(ticket.task(TRIAGE_TICKET).getAssignee()).isIn("endpoint", "endpoint2").isEqualTo(ticket.row().owner());
        assertThat(ticket.sent("ownerAssigned")).isEqualTo(2);
    }

    @Test
    void aTicketHandedToNobodyInParticularGoesToTheDispatcher() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, reassigned());
        ticket.assertWaitsAt(CONFIRM_CLASSIFICATION).assertStatus("classifying");
    }

    private TicketDriver waiting() {
        TicketDriver ticket = received(problem()).submitAsAssignee(TRIAGE_TICKET, waitForReporter());
        return ticket.assertWaitsAt(AWAIT_REPORTER).assertStatus("waitingForReporter");
    }
}
