package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.answered;
import static org.sixstep.process.FilledForms.approved;
import static org.sixstep.process.FilledForms.askReporter;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.classifyAgain;
import static org.sixstep.process.FilledForms.findings;
import static org.sixstep.process.FilledForms.granted;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.needFindingsOf;
import static org.sixstep.process.FilledForms.needWorkshop;
import static org.sixstep.process.FilledForms.newProblem;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.refused;
import static org.sixstep.process.FilledForms.rejected;
import static org.sixstep.process.FilledForms.verificationFailed;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.FilledForms.workshopHeld;
import static org.sixstep.process.FilledForms.workshopWithoutSolution;
import static org.sixstep.process.ResolveProblemElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.feedback.NoLongerAwaitedException;
import org.sixstep.sla.SlaClock;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketEvent;

/** {@code resolveProblem.bpmn}, entered as step 4 of a ticket. */
class ResolveProblemProcessTest extends ProcessTest {

    @Test
    void aHarmlessPlanIsImplementedAndVerifiedWithoutAskingAnybody() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, planReady()).assertWaitsAt(IMPLEMENT_SOLUTION)
                .assertStatus("inProgress");
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented()).assertWaitsAt(VERIFY_SOLUTION);
        ticket.submitAsAssignee(VERIFY_SOLUTION, verified()).assertWaitsAt(SupportTicketElements.CONFIRM_WITH_REPORTER);
        ticket.assertPassed(PROBLEM_ESCALATED, ANALYSE_PROBLEM, ASSESS_RISK, IMPLEMENT_SOLUTION, VERIFY_SOLUTION, PROBLEM_SOLVED,
                SupportTicketElements.CONFIRM)
                .assertNotPassed(REVIEW_SOLUTION, OBTAIN_AUTHORIZATION, ANNOUNCE_WORK);
        assertThat(ticket.row()).returns("low", row -> row.text("risk")).returns("The gateway runs out of sessions.",
                row -> row.text("rootCause"));
        ticket.assertVerdict("workshop", SlaClock.MET).assertVerdict("resolve", SlaClock.MET);
    }

    /** R41. */
    @Test
    void aPlanThatNeedsNoAuthorizationIsSentWithThePromisedDateWhichIsTheNextTasks() {
        Instant promise = DeskTime.at("2026-11-25T17:00");
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, with(planReady(), "promisedAt", promise.toString()))
                .assertWaitsAt(IMPLEMENT_SOLUTION);

        ticket.assertSent("plan").assertPassed(SEND_PLAN);
        assertThat(ticket.events("plan")).singleElement().satisfies(sent -> {
            assertThat(sent.visibility()).isEqualTo(TicketEvent.Visibility.PUBLIC);
            assertThat(sent.text()).contains("We restart the gateway tonight.", "25 November 2026, 17:00");
        });
        assertThat(ticket.task(IMPLEMENT_SOLUTION).getDueDate()).isEqualTo(Date.from(promise));
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented());
        assertThat(ticket.task(VERIFY_SOLUTION).getDueDate()).isEqualTo(Date.from(promise));
    }

    @Test
    void aPlanThatIsNotReadyIsSentTooAndTheSameOneOnlyOnce() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM,
                with(needFindingsOf("developer"), "planForReporter", "A developer looks at the gateway.", "promisedAt",
                        DeskTime.at("2026-11-25T17:00").toString()));
        assertThat(ticket.task(CONTRIBUTE_FINDINGS).getDueDate()).isEqualTo(Date.from(DeskTime.at("2026-11-25T17:00")));
        ticket.submitAsAssignee(CONTRIBUTE_FINDINGS, findings("A leak.")).submitAsAssignee(ANALYSE_PROBLEM,
                with(planReady(), "planForReporter", "A developer looks at the gateway.", "promisedAt",
                        DeskTime.at("2026-11-25T17:00").toString()));

        assertThat(ticket.sent("plan")).isOne();
    }

    @Test
    void whoIsAskedForAuthorizationIsNotSentThePlanAgain() {
        TicketDriver ticket = authorizing().submitAsAssignee(OBTAIN_AUTHORIZATION, granted()).assertWaitsAt(IMPLEMENT_SOLUTION);

        ticket.assertSent("authorizationRequest");
        assertThat(ticket.sent("plan")).isZero();
    }

    @Test
    void thePlanThatFailedIsNotSentInTheNextRound() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, planReady()).submitAsAssignee(IMPLEMENT_SOLUTION, implemented())
                .submitAsAssignee(VERIFY_SOLUTION, verified())
                .submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, FilledForms.outcome("unresolved", 2))
                .assertWaitsAt(ANALYSE_PROBLEM);
        assertThat(ticket.row().text("planForReporter")).isNull();
        ticket.submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("developer"));
        assertThat(ticket.sent("plan")).isOne();
    }

    @Test
    void withoutPlanAndPromiseNothingIsSentAndTheClockGivesTheDate() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, without(planReady(), "planForReporter"));

        assertThat(ticket.sent("plan")).isZero();
        assertThat(ticket.task(IMPLEMENT_SOLUTION).getDueDate()).isEqualTo(Date.from(ticket.clock("resolve").dueAt()));
    }

    @Test
    void theOwnerOfTheTicketHasTheStepsOfTheSolution() {
        TicketDriver ticket = analysing();
        Task task = ticket.task(ANALYSE_PROBLEM);
        assertThat(task.getAssignee()).isEqualTo(ticket.row().owner());
        assertThat(task.getName()).isEqualTo(ticket.number() + " · P3 · Analyse problem · " + problem().get("summary"));
    }

    @Test
    void whoeverTakesOverAStepBecomesTheOwnerOfTheTicket() {
        TicketDriver ticket = analysing();
        engine.getTaskService().setAssignee(ticket.task(ANALYSE_PROBLEM).getId(), "lead");
        assertThat(ticket.row().owner()).isEqualTo("lead");
        ticket.submitAsAssignee(ANALYSE_PROBLEM, planReady()).submitAsAssignee(IMPLEMENT_SOLUTION, implemented())
                .submitAsAssignee(VERIFY_SOLUTION, verified());
        assertThat(ticket.task(SupportTicketElements.CONFIRM_WITH_REPORTER).getAssignee()).isEqualTo("lead");
    }

    // ---- analysing together

    @Test
    void allCollaboratorsContributeTheirFindingsAtTheSameTime() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("developer", "operations"));
        ticket.assertWaitsAt(CONTRIBUTE_FINDINGS, CONTRIBUTE_FINDINGS);
        assertThat(ticket.tasks(CONTRIBUTE_FINDINGS)).extracting(Task::getAssignee).containsExactlyInAnyOrder("developer", "operations");
        ticket.submit("operations", CONTRIBUTE_FINDINGS, findings("The gateway is at its limit.")).assertWaitsAt(CONTRIBUTE_FINDINGS);
        ticket.submit("developer", CONTRIBUTE_FINDINGS, findings("The client retries too fast.")).assertWaitsAt(ANALYSE_PROBLEM);
        assertThat(ticket.timesPassed(ANALYSE_PROBLEM)).isEqualTo(2);
        assertThat(ticket.events("formCompleted")).filteredOn(event -> CONTRIBUTE_FINDINGS.equals(event.step()))
                .extracting(event -> event.actor())
                .containsExactly("operations", "developer");
    }

    @Test
    void aWorkshopLeadsBackToTheAnalysis() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, needWorkshop()).assertWaitsAt(HOLD_WORKSHOP);
        ticket.submitAsAssignee(HOLD_WORKSHOP, workshopHeld()).assertWaitsAt(ANALYSE_PROBLEM).assertNotPassed(REPORT_PROGRESS);
        assertThat(ticket.row().text("workshopConclusion")).isEqualTo("It is the gateway.");
    }

    @Test
    void aSolutionThatTakesLongerIsPromisedAnewAndTheReporterIsInformedAtOnce() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, needWorkshop());
        ticket.submitAsAssignee(HOLD_WORKSHOP, workshopWithoutSolution()).assertWaitsAt(ANALYSE_PROBLEM).assertSent("progressToReporter");
        ticket.assertPassed(HOLD_WORKSHOP, REPORT_PROGRESS, ANALYSE_PROBLEM);
        assertThat(ticket.events("progressToReporter")).singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains("We wait for a part.", "1 December 2026, 18:00"));
        assertThat(ticket.row().instant("promisedAt")).isEqualTo(DeskTime.at("2026-12-01T18:00"));
    }

    @Test
    void nothingIsPromisedForATimeThatHasPassed() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, needWorkshop());
        Map<String, Object> past = with(workshopHeld(), "solutionInTime", "no", "promisedAt", "2026-11-20T18:00", "progressForReporter",
                "We wait for a part.");
        assertRefused(ticket, () -> ticket.submitAsAssignee(HOLD_WORKSHOP, past), "promisedAt: ");
        ticket.assertWaitsAt(HOLD_WORKSHOP);
    }

    @Test
    void theReportersAnswerByPhoneLeadsBackToTheAnalysis() {
        TicketDriver ticket = waiting();
        ticket.assertDue(ANSWER_REMINDER_DUE, "2026-11-24T09:00").assertDue(ANSWER_OVERDUE, "2026-11-26T09:00");
        ticket.submitAsAssignee(AWAIT_REPORTER, answered()).assertWaitsAt(ANALYSE_PROBLEM).assertStatus("inProgress");
        ticket.assertNotPassed(REPORTER_ANSWERED, ANSWER_OVERDUE);
    }

    @Test
    void theReportersAnswerByMessageLeadsBackToTheAnalysis() {
        TicketDriver ticket = waiting();
        assertThat(workflow.reporterAnswered(ticket.id(), "Yes, you may.")).isTrue();
        ticket.assertWaitsAt(ANALYSE_PROBLEM).assertPassed(ASK_REPORTER, REPORTER_ANSWERED, ANALYSE_PROBLEM);
    }

    @Test
    void aSilentReporterIsRemindedAndThenTheAnalysisGoesOn() {
        TicketDriver ticket = waiting();
        ticket.fire(ANSWER_REMINDER_DUE).assertWaitsAt(AWAIT_REPORTER).assertSent("questionReminder");
        ticket.assertPassed(ANSWER_REMINDER_DUE, REMIND_REPORTER, REPORTER_REMINDED);
        ticket.fire(ANSWER_OVERDUE).assertWaitsAt(ANALYSE_PROBLEM).assertStatus("inProgress");
    }

    // ---- the classification does not hold

    @Test
    void aWrongClassificationLeadsBackToTheDispatcher() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, classifyAgain());
        ticket.assertWaitsAt(SupportTicketElements.CONFIRM_CLASSIFICATION).assertStatus("classifying");
        ticket.assertPassed(ANALYSE_PROBLEM, CLASSIFICATION_WRONG, SupportTicketElements.CLASSIFICATION_WRONG,
                SupportTicketElements.CONFIRM_CLASSIFICATION)
                .assertNotPassed(PROBLEM_SOLVED);
        assertThat(ticket.shown("dispatcher", SupportTicketElements.CONFIRM_CLASSIFICATION).get("facts").toString())
                .contains("The whole department is cut off");
        ticket.submit("dispatcher", SupportTicketElements.CONFIRM_CLASSIFICATION, classifiedAs("organisation", "high"))
                .assertWaitsAt(SupportTicketElements.TRIAGE_TICKET);
        assertThat(ticket.row().priority()).isEqualTo("P0");
    }

    @Test
    void aBetterGroupNamedByTheOwnerGetsTheTicket() {
        String before = analysing().row().handlingGroup();
        String better = before.equals("network") ? "endpoint" : "network";
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, with(classifyAgain(), "handlingGroup", better));
        ticket.assertWaitsAt(SupportTicketElements.TRIAGE_TICKET);
        assertThat(ticket.row().handlingGroup()).isEqualTo(better);
    }

    // ---- precautions

    @Test
    void aSecondPersonApprovesTheSolution() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, changing()).assertWaitsAt(REVIEW_SOLUTION);
        ticket.submit("lead", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
        ticket.assertPassed(ASSESS_RISK, REVIEW_SOLUTION, IMPLEMENT_SOLUTION).assertNotPassed(REQUEST_AUTHORIZATION, ANNOUNCE_WORK);
        assertThat(ticket.row().text("risk")).isEqualTo("medium");
    }

    @Test
    void aSecondPersonRejectsTheSolution() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, changing());
        ticket.submit("lead", REVIEW_SOLUTION, rejected()).assertWaitsAt(ANALYSE_PROBLEM);
        assertThat(ticket.shown(ticket.row().owner(), ANALYSE_PROBLEM).get("facts").toString()).contains("What if the backup fails");
    }

    /** The reporter of the next plan does not read of a backup that only the plan before had. */
    @Test
    void aPlanThatChangesNothingHasNoBackupPlan() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, changing());
        ticket.submit("lead", REVIEW_SOLUTION, rejected()).submitAsAssignee(ANALYSE_PROBLEM, with(planReady(), "changesSystem", false))
                .assertWaitsAt(IMPLEMENT_SOLUTION);
        assertThat(ticket.row().text("backupPlan")).isNull();
        assertThat(ticket.row().text("rootCause")).isNotNull();
    }

    @Test
    void theOwnerIsNotTheSecondPerson() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, changing());
        assertRefused(ticket, () -> ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        ticket.assertWaitsAt(REVIEW_SOLUTION);
    }

    @Test
    void aReporterWhoAllowsTheWorkByPhoneLetsItBegin() {
        TicketDriver ticket = authorizing();
        ticket.assertSent("authorizationRequest");
        ticket.submitAsAssignee(OBTAIN_AUTHORIZATION, granted()).assertWaitsAt(IMPLEMENT_SOLUTION).assertStatus("inProgress");
        assertThat(ticket.row()).returns("granted", row -> row.text("authorization")).returns(ticket.row().owner(),
                row -> row.text("authorizedBy"));
        ticket.assertNotPassed(AUTHORIZATION_ANSWERED);
    }

    @Test
    void aReporterWhoRefusesTheWorkByPhoneSendsThePlanBack() {
        TicketDriver ticket = authorizing().submitAsAssignee(OBTAIN_AUTHORIZATION, refused()).assertWaitsAt(ANALYSE_PROBLEM)
                .assertStatus("inProgress");
        ticket.assertNotPassed(IMPLEMENT_SOLUTION);
    }

    @Test
    void aReporterWhoAllowsTheWorkByLinkLetsItBegin() {
        TicketDriver ticket = authorizing();
        workflow.authorization(ticket.id(), true, null);
        ticket.assertWaitsAt(IMPLEMENT_SOLUTION).assertPassed(OBTAIN_AUTHORIZATION, AUTHORIZATION_ANSWERED, IMPLEMENT_SOLUTION);
        assertThat(ticket.row().text("authorizationEvidence")).isEqualTo("link");
    }

    @Test
    void aReporterWhoRefusesTheWorkByLinkSendsThePlanBack() {
        TicketDriver ticket = authorizing();
        workflow.authorization(ticket.id(), false, "Not before the audit.");
        ticket.assertWaitsAt(ANALYSE_PROBLEM).assertPassed(AUTHORIZATION_ANSWERED, ANALYSE_PROBLEM).assertNotPassed(IMPLEMENT_SOLUTION);
    }

    @Test
    void aReporterWhoNeitherAllowsNorRefusesIsRemindedAndThenTheOwnerLooksForAnotherWay() {
        TicketDriver ticket = authorizing();
        ticket.assertDue(AUTHORIZATION_REMINDER_DUE, "2026-11-24T09:00").assertDue(AUTHORIZATION_OVERDUE, "2026-11-26T09:00");
        ticket.fire(AUTHORIZATION_REMINDER_DUE).assertWaitsAt(OBTAIN_AUTHORIZATION).assertSent("authorizationReminder");
        ticket.assertPassed(AUTHORIZATION_REMINDER_DUE, REMIND_AUTHORIZATION, AUTHORIZATION_REMINDED);
        ticket.fire(AUTHORIZATION_OVERDUE).assertWaitsAt(ANALYSE_PROBLEM).assertStatus("inProgress").assertNotPassed(IMPLEMENT_SOLUTION);
    }

    @Test
    void anAuthorizationThatNobodyWaitsForChangesNothing() {
        TicketDriver ticket = analysing();
        Map<String, Object> facts = ticket.row().facts();
        Assertions.assertThatThrownBy(() -> workflow.authorization(ticket.id(), true, null)).isInstanceOf(NoLongerAwaitedException.class);
        assertThat(ticket.row().facts()).isEqualTo(facts);
    }

    @Test
    void workThatOthersWillNoticeIsAnnounced() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM,
                with(planReady(), "riskDowntime", true, "maintenanceWindow", "tonight 22:00"));
        ticket.submit("lead", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
        ticket.assertSent("workAnnouncement").assertPassed(REVIEW_SOLUTION, ANNOUNCE_WORK, IMPLEMENT_SOLUTION)
                .assertNotPassed(OBTAIN_AUTHORIZATION);
    }

    @Test
    void aRiskyPlanNeedsAllPrecautions() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM,
                with(changing(), "riskDowntime", true, "touchesReporterData", true));
        ticket.submit("lead2", REVIEW_SOLUTION, approved()).submitAsAssignee(OBTAIN_AUTHORIZATION, granted())
                .assertWaitsAt(IMPLEMENT_SOLUTION);
        ticket.assertPassed(ASSESS_RISK, REVIEW_SOLUTION, REQUEST_AUTHORIZATION, OBTAIN_AUTHORIZATION, ANNOUNCE_WORK, IMPLEMENT_SOLUTION);
        assertThat(ticket.row().text("risk")).isEqualTo("high");
    }

    // ---- what fails leads back

    @Test
    void aNewProblemLeadsBackToTheAnalysis() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, planReady()).submitAsAssignee(IMPLEMENT_SOLUTION, newProblem());
        ticket.assertWaitsAt(ANALYSE_PROBLEM).assertNotPassed(VERIFY_SOLUTION);
        assertThat(ticket.row().text("newProblem")).isEqualTo("It does not start any more.");
    }

    @Test
    void aSolutionThatDoesNotHoldLeadsBackToTheAnalysis() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, planReady()).submitAsAssignee(IMPLEMENT_SOLUTION,
                implemented());
        ticket.submitAsAssignee(VERIFY_SOLUTION, verificationFailed()).assertWaitsAt(ANALYSE_PROBLEM).assertNotPassed(PROBLEM_SOLVED);
    }

    @Test
    void everythingThatCanFailFailsOnceAndTheTicketIsStillSolved() {
        TicketDriver ticket = escalatedTicket(p1()).submitAsAssignee(ANALYSE_PROBLEM, changing()).submit("lead", REVIEW_SOLUTION,
                rejected());
        Map<String, Object> plan = with(changing(), "touchesReporterData", true);
        ticket.submitAsAssignee(ANALYSE_PROBLEM, plan).submit("lead", REVIEW_SOLUTION, approved()).submitAsAssignee(OBTAIN_AUTHORIZATION,
                refused());
        ticket.submitAsAssignee(ANALYSE_PROBLEM, plan).submit("lead", REVIEW_SOLUTION, approved()).submitAsAssignee(OBTAIN_AUTHORIZATION,
                granted());
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, newProblem()).submitAsAssignee(ANALYSE_PROBLEM,
                needFindingsOf("developer", "operations"));
        ticket.submit("developer", CONTRIBUTE_FINDINGS, findings("a")).submit("operations", CONTRIBUTE_FINDINGS, findings("b"));
        ticket.submitAsAssignee(ANALYSE_PROBLEM, harmless()).submitAsAssignee(IMPLEMENT_SOLUTION, implemented());
        ticket.submitAsAssignee(VERIFY_SOLUTION, verificationFailed()).submitAsAssignee(ANALYSE_PROBLEM, harmless());
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented()).submitAsAssignee(VERIFY_SOLUTION, verified());
        ticket.assertWaitsAt(SupportTicketElements.CONFIRM_WITH_REPORTER);
        assertThat(ticket.timesPassed(ANALYSE_PROBLEM)).isEqualTo(6);
    }

    private TicketDriver analysing() {
        return escalatedTicket(problem()).assertWaitsAt(ANALYSE_PROBLEM);
    }

    private TicketDriver waiting() {
        return analysing().submitAsAssignee(ANALYSE_PROBLEM, askReporter()).assertWaitsAt(AWAIT_REPORTER)
                .assertStatus("waitingForReporter");
    }

    private TicketDriver authorizing() {
        TicketDriver ticket = analysing().submitAsAssignee(ANALYSE_PROBLEM, with(planReady(), "touchesReporterData", true));
        ticket.assertPassed(REQUEST_AUTHORIZATION).assertNotPassed(REVIEW_SOLUTION);
        return ticket.assertWaitsAt(OBTAIN_AUTHORIZATION).assertStatus("waitingForReporter");
    }

    private static Map<String, Object> harmless() {
        return with(with(planReady(), "changesSystem", false), "touchesReporterData", false);
    }

    private static Map<String, Object> changing() {
        return with(planReady(), "changesSystem", true, "backupPlan", "Snapshot before the change.");
    }
}
