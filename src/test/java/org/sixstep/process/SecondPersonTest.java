package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.approved;
import static org.sixstep.process.FilledForms.findings;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.needFindingsOf;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.rejected;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.waived;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.ResolveProblemElements.*;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.DeskTime;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who can be the second person of a key operation, and who cannot (R46, L13, A7). */
class SecondPersonTest extends ProcessTest {

    private static final Map<String, Object> PLAN = with(planReady(), "changesSystem", true, "backupPlan", "Snapshot before the change.");

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void nobodyWhoPlannedInThisRoundReviewsWhoeverPlannedLast() {
        TicketDriver ticket = reviewing();
        String first = ticket.row().owner();
        ticket.submit("lead", REVIEW_SOLUTION, rejected());
        assign(ticket, ANALYSE_PROBLEM, colleagueOf(first));
        ticket.submitAsAssignee(ANALYSE_PROBLEM, PLAN);
        assertRefused(ticket, () -> ticket.submit(first, REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        assertRefused(ticket, () -> ticket.submit(colleagueOf(first), REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        ticket.submit("lead", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
    }

    @Test
    void whoContributedToThePlanDoesNotReviewIt() {
        TicketDriver ticket = escalatedTicket(problem()).submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("lead"));
        ticket.submit("lead", CONTRIBUTE_FINDINGS, findings("It is the gateway.")).submitAsAssignee(ANALYSE_PROBLEM, PLAN);
        assertRefused(ticket, () -> ticket.submit("lead", REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        ticket.submit("lead2", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
    }

    @Test
    void whoReportedTheProblemDoesNotReviewItsSolution() {
        TicketDriver byNumber = escalatedTicket(with(problem(), "reporterEmployeeNumber", "lead2")).submitAsAssignee(ANALYSE_PROBLEM, PLAN);
        assertRefused(byNumber, () -> byNumber.submit("lead2", REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.reporter", "Technical leads / Network group"));
        User lead = engine.getIdentityService().createUserQuery().userId("lead").singleResult();
        lead.setEmail("Lead@desk.example");
        engine.getIdentityService().saveUser(lead);
        DeskTime.advance(Duration.ofMinutes(1));
        TicketDriver byMail = escalatedTicket(with(problem(), "reporterEmail", "lead@desk.example")).submitAsAssignee(ANALYSE_PROBLEM,
                PLAN);
        assertRefused(byMail, () -> byMail.submit("lead", REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.reporter", "Technical leads / Network group"));
        byMail.submit("lead2", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "developer", "endpoint", "dispatcher", "admin"})
    void whoIsNotInvitedDoesNotReview(String user) {
        TicketDriver ticket = reviewing();
        assertRefused(ticket, () -> ticket.submit(user, REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.invited", "Technical leads / Network group"));
        assertThatThrownBy(() -> claim(ticket, REVIEW_SOLUTION, user))
                .hasMessageContaining(CatalogueText.say("secondPerson.invited", "Technical leads / Network group"));
        assertThat(ticket.task(REVIEW_SOLUTION).getAssignee()).isNull();
    }

    @Test
    void whoWasNamedBySomebodyElseReviewsUnlessItIsTheirOwn() {
        TicketDriver ticket = reviewing();
        assertThatThrownBy(() -> assignAs("supervisor", ticket, REVIEW_SOLUTION, ticket.row().owner()))
                .hasMessageContaining(CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        assignAs("supervisor", ticket, REVIEW_SOLUTION, "expert");
        ticket.submit("expert", REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
        assertThat(ticket.row().text("solutionReviewedBy")).isEqualTo("expert");
    }

    @Test
    void whoReviewedDoesNotCarryItOutAndDoesNotBecomeTheOwnerMeanwhile() {
        TicketDriver ticket = reviewing().submit("lead", REVIEW_SOLUTION, approved());
        assertRefused(ticket, () -> ticket.submit("lead", IMPLEMENT_SOLUTION, implemented()),
                CatalogueText.say("task.notYours"));
        assertRefused(ticket, () -> assignAs("supervisor", ticket, IMPLEMENT_SOLUTION, "lead"),
                CatalogueText.say("secondPerson.reviewerAsOwner", "Bo Feng"));
        assignAs("supervisor", ticket, IMPLEMENT_SOLUTION, "lead2");
        ticket.submit("lead2", IMPLEMENT_SOLUTION, implemented()).assertWaitsAt(VERIFY_SOLUTION);
        assertThat(ticket.row()).returns("lead", row -> row.text("solutionReviewedBy")).returns("lead2", row -> row.text("implementedBy"));
    }

    @Test
    void whoDoesTheWorkIsNotTheWitness() {
        TicketDriver ticket = reviewing().submit("lead", REVIEW_SOLUTION, approved());
        String owner = ticket.row().owner();
        assertRefused(ticket, () -> ticket.submitAsAssignee(IMPLEMENT_SOLUTION, with(implemented(), "witness", owner)),
                CatalogueText.say("secondPerson.witness"));
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, with(implemented(), "witness", "lead")).assertWaitsAt(VERIFY_SOLUTION);
    }

    @Test
    void aReviewIsOfOnePlan() {
        TicketDriver ticket = reviewing().submit("lead", REVIEW_SOLUTION, rejected());
        assign(ticket, ANALYSE_PROBLEM, "lead");
        ticket.submit("lead", ANALYSE_PROBLEM, with(planReady(), "changesSystem", false)).assertWaitsAt(IMPLEMENT_SOLUTION);
        ticket.submit("lead", IMPLEMENT_SOLUTION, implemented()).assertWaitsAt(VERIFY_SOLUTION);
    }

    @Test
    void theNextRoundHasAuthorsOfItsOwn() {
        TicketDriver ticket = reviewing().submit("lead", REVIEW_SOLUTION, approved());
        String first = ticket.row().owner();
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented()).submitAsAssignee(VERIFY_SOLUTION, verified());
        ticket.submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, outcome("unresolved", 2)).assertWaitsAt(ANALYSE_PROBLEM);
        assign(ticket, ANALYSE_PROBLEM, "lead");
        ticket.submit("lead", ANALYSE_PROBLEM, PLAN);
        ticket.submit(first, REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION);
    }

    @Test
    void onlyAnEmergencyGoesOnAlone() {
        TicketDriver ticket = reviewing();
        String owner = ticket.row().owner();
        assertRefused(ticket, () -> ticket.submit(owner, REVIEW_SOLUTION, waived()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        assertRefused(ticket, () -> ticket.submit(owner, REVIEW_SOLUTION, with(waived(), "reviewDecision", "approved")),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        ticket.assertWaitsAt(REVIEW_SOLUTION).assertNotPassed(WAIVE_SECOND_PERSON);
    }

    @Test
    void aRefusalIsInTheSecurityLog() {
        TicketDriver ticket = reviewing();
        String task = ticket.task(REVIEW_SOLUTION).getId();
        String owner = ticket.row().owner();
        assertRefused(ticket, () -> ticket.submit(owner, REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        assertThat(
                jdbc.queryForMap("select actor, kind, details ->> 'reason' as reason from sixstep.security_event where subject = ?", task))
                .containsEntry("actor", owner).containsEntry("kind", "secondPersonRefused").containsEntry("reason", "author");
    }

    private TicketDriver reviewing() {
        return escalatedTicket(problem()).submitAsAssignee(ANALYSE_PROBLEM, PLAN).assertWaitsAt(REVIEW_SOLUTION);
    }

    private static String colleagueOf(String engineer) {
        return engineer.equals("network") ? "network2" : "network";
    }

    private void assign(TicketDriver ticket, String step, String user) {
        assignAs("supervisor", ticket, step, user);
    }

    private void assignAs(String who, TicketDriver ticket, String step, String user) {
        String task = ticket.task(step).getId();
        new ProcessDriver.Login(engine, who).call(() -> {
            engine.getTaskService().setAssignee(task, user);
            return null;
        });
    }

    private void claim(TicketDriver ticket, String step, String user) {
        String task = ticket.task(step).getId();
        new ProcessDriver.Login(engine, user).call(() -> {
            engine.getTaskService().claim(task, user);
            return null;
        });
    }
}
