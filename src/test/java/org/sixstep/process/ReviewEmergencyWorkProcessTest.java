package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.approved;
import static org.sixstep.process.FilledForms.caseWithoutNews;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.granted;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.justified;
import static org.sixstep.process.FilledForms.objected;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.p0;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.waived;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.ResolveProblemElements.ANALYSE_PROBLEM;
import static org.sixstep.process.ResolveProblemElements.ANNOUNCE_WORK;
import static org.sixstep.process.ResolveProblemElements.IMPLEMENT_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.OBTAIN_AUTHORIZATION;
import static org.sixstep.process.ResolveProblemElements.REVIEW_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.VERIFY_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.WAIVE_SECOND_PERSON;
import static org.sixstep.process.ReviewEmergencyWorkElements.*;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.Catalogue;
import org.sixstep.DeskTime;
import org.sixstep.privacy.EngineDataEraser;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code reviewEmergencyWork.bpmn}, and how {@code resolveProblem.bpmn} comes to it: breaking the glass (L13). */
class ReviewEmergencyWorkProcessTest extends ProcessTest {

    private static final Map<String, Object> PLAN = with(planReady(), "changesSystem", true, "backupPlan", "Snapshot before the change.");
    private static final String REASON = (String) waived().get("waiverReason");

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    EngineDataEraser traces;

    @Test
    void inAnEmergencyTheWorkGoesOnAndItsReviewIsOwed() {
        TicketDriver ticket = emergency();
        String owner = ticket.row().owner();
        ticket.submit(owner, REVIEW_SOLUTION, waived()).assertWaitsAt(IMPLEMENT_SOLUTION).assertPassed(REVIEW_SOLUTION, WAIVE_SECOND_PERSON,
                IMPLEMENT_SOLUTION);
        assertThat(ticket.events("secondPersonWaived")).filteredOn(event -> REASON.equals(event.text())).singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(owner));
        assertThat(ticket.recipients("secondPersonWaived")).isEqualTo("supervisor, supervisor2");
        assertThat(jdbc.queryForMap(
                "select actor, details ->> 'risk' as risk from sixstep.security_event where kind = 'secondPersonWaived' and subject = ?",
                ticket.number()))
                .containsEntry("actor", owner).containsEntry("risk", "high");
        Task owed = review(ticket).task(REVIEW_EMERGENCY_WORK);
        assertThat(owed.getDueDate()).isEqualTo(Date.from(DeskTime.at("2026-11-24T09:00")));
        assertThat(owed.getName()).isEqualTo(ticket.number() + " · P0 · Review emergency work · " + ticket.row().summary());
    }

    @Test
    void consentAndAnnouncementAreNotWaived() {
        TicketDriver ticket = emergency(with(PLAN, "touchesReporterData", true, "riskDowntime", true));
        ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, waived()).submitAsAssignee(OBTAIN_AUTHORIZATION, granted());
        ticket.assertPassed(WAIVE_SECOND_PERSON, OBTAIN_AUTHORIZATION, ANNOUNCE_WORK, IMPLEMENT_SOLUTION);
    }

    @Test
    void nobodyGoesOnAloneWithoutSayingWhy() {
        TicketDriver ticket = emergency();
        assertRefused(ticket, () -> ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, without(waived(), "waiverReason")),
                "waiverReason: ");
    }

    @Test
    void anEmergencyIsReviewedBeforehandAsSoonAsSomebodyIsThere() {
        TicketDriver ticket = emergency();
        String other = otherThan(ticket.row().owner());
        assertRefused(ticket, () -> ticket.submit(other, REVIEW_SOLUTION, waived()),
                CatalogueText.say("secondPerson.reviewYourself"));
        assertRefused(ticket, () -> ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, approved()),
                CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
        ticket.submit(other, REVIEW_SOLUTION, approved()).assertWaitsAt(IMPLEMENT_SOLUTION).assertNotPassed(WAIVE_SECOND_PERSON);
    }

    @Test
    void whoPlannedMayOpenTheReviewOfAnEmergencyToSayThatNobodyElseIsThere() {
        TicketDriver ticket = emergency();
        String owner = ticket.row().owner();
        String task = ticket.task(REVIEW_SOLUTION).getId();
        new ProcessDriver.Login(engine, owner).call(() -> {
            engine.getTaskService().claim(task, owner);
            return null;
        });
        assertThat(ticket.shown(owner, REVIEW_SOLUTION)).containsEntry("secondPersonWaivable", true);
        ticket.submitAsAssignee(REVIEW_SOLUTION, waived()).assertWaitsAt(IMPLEMENT_SOLUTION);
    }

    @Test
    void somebodyWhoHadNoPartReviewsTheWork() {
        TicketDriver ticket = workedAlone();
        String owner = ticket.row().owner();
        ProcessDriver review = review(ticket);
        review.submit("supervisor", REVIEW_EMERGENCY_WORK, justified()).assertEnded();
        review.assertPassed(SECOND_PERSON_WAIVED, REVIEW_EMERGENCY_WORK, CLOSE_EMERGENCY_REVIEW, EMERGENCY_WORK_REVIEWED);
        assertThat(ticket.row().text("emergencyReviewedBy")).isEqualTo("supervisor");
        assertThat(List.of(ticket.recipients("emergencyWorkReviewed").split(", "))).contains(owner, "supervisor", "supervisor2");
        assertThat(ticket.events("emergencyWorkReviewed")).singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains(owner + ": " + REASON, Catalogue.en("emergencyVerdict.justified")));
        assertThat(jdbc.queryForMap(
                "select actor, details ->> 'verdict' as verdict from sixstep.security_event where kind = 'emergencyWorkReviewed' and"
                        + " subject = ?",
                ticket.number())).containsEntry("actor", "supervisor").containsEntry("verdict", "justified");
    }

    @Test
    void nobodySaysOfWorkThatItWasDoneWellBeforeItIsDone() {
        TicketDriver ticket = emergency();
        ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, waived()).assertWaitsAt(IMPLEMENT_SOLUTION);
        ProcessDriver review = review(ticket);
        assertThatThrownBy(() -> review.submit("supervisor", REVIEW_EMERGENCY_WORK, justified()))
                .hasMessageContaining(CatalogueText.say("secondPerson.notDoneYet"));
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented());
        review.submit("supervisor", REVIEW_EMERGENCY_WORK, justified()).assertEnded();
    }

    /** It is a process of its own beside the ticket's, and its task is named after the ticket too. */
    @Test
    void anErasedTicketLeavesItsSummaryHereNeither() {
        TicketDriver ticket = workedAlone();
        assertThat(traces.eraseTexts(ticket.number())).isPositive();
        assertThat(review(ticket).task(REVIEW_EMERGENCY_WORK).getName())
                .isEqualTo(ticket.number() + " · P0 · Review emergency work · [erased]");
    }

    @Test
    void anObjectionSaysWhatFollows() {
        TicketDriver ticket = workedAlone();
        ProcessDriver review = review(ticket);
        assertThatThrownBy(() -> review.submit("supervisor2", REVIEW_EMERGENCY_WORK, without(objected(), "emergencyReviewComment")))
                .hasMessageContaining("emergencyReviewComment: ");
        review.submit("supervisor2", REVIEW_EMERGENCY_WORK, objected()).assertEnded();
        assertThat(ticket.events("emergencyWorkReviewed")).singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains("The snapshot was forgotten"));
    }

    @Test
    void nobodyWhoHadAPartReviewsTheWorkNotEvenInALaterRound() {
        TicketDriver ticket = workedAlone();
        String owner = ticket.row().owner();
        ProcessDriver review = review(ticket);
        ticket.submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, outcome("unresolved", 2)).assertWaitsAt(ANALYSE_PROBLEM);
        engine.getTaskService().setAssignee(ticket.task(ANALYSE_PROBLEM).getId(), "developer");
        assertThatThrownBy(() -> engine.getTaskService().setAssignee(review.task(REVIEW_EMERGENCY_WORK).getId(), owner))
                .hasMessageContaining(CatalogueText.say("secondPerson.author", "Technical leads / Supervisors"));
        assertThatThrownBy(() -> engine.getTaskService().setAssignee(review.task(REVIEW_EMERGENCY_WORK).getId(), "developer"))
                .hasMessageContaining(CatalogueText.say("secondPerson.owner", "Technical leads / Supervisors"));
        review.assertWaitsAt(REVIEW_EMERGENCY_WORK);
    }

    @Test
    void whoIsNotInvitedDoesNotReviewTheWork() {
        ProcessDriver review = review(workedAlone());
        assertThatThrownBy(() -> review.submit("admin", REVIEW_EMERGENCY_WORK, justified()))
                .hasMessageContaining(CatalogueText.say("secondPerson.invited", "Technical leads / Supervisors"));
    }

    @Test
    void aReviewThatDoesNotComeIsRemindedOfAndThenGoesUp() {
        TicketDriver ticket = emergency();
        ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, waived());
        ProcessDriver review = review(ticket).assertDue(REVIEW_OVERDUE, "2026-11-24T09:00").assertDue(REVIEW_LONG_OVERDUE,
                "2026-11-25T09:00");
        review.fire(REVIEW_OVERDUE).assertWaitsAt(REVIEW_EMERGENCY_WORK).assertPassed(REVIEW_OVERDUE, REMIND_SECOND_PERSON,
                SECOND_PERSON_REMINDED);
        assertThat(ticket.recipients("emergencyReviewOverdue")).isEqualTo("lead, lead2, supervisor, supervisor2");
        review.fire(REVIEW_LONG_OVERDUE).assertWaitsAt(REVIEW_EMERGENCY_WORK).assertPassed(REVIEW_LONG_OVERDUE, ESCALATE_EMERGENCY_REVIEW,
                EMERGENCY_REVIEW_ESCALATED);
        assertThat(ticket.recipients("emergencyReviewMissed")).isEqualTo("supervisor, supervisor2, manager");
    }

    @Test
    void theReviewIsOwedEvenWhenTheTicketIsArchived() {
        TicketDriver ticket = workedAlone();
        ProcessDriver review = review(ticket);
        ticket.submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, outcome("resolved", 3))
                .submitAsAssignee(SupportTicketElements.WRITE_CASE, caseWithoutNews());
        ticket.assertEnded();
        review.assertWaitsAt(REVIEW_EMERGENCY_WORK).submit("supervisor", REVIEW_EMERGENCY_WORK, justified()).assertEnded();
    }

    @Test
    void itsTimeIsItsOwn() {
        TicketDriver ticket = emergency();
        ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, waived());
        ticket.fire(SupportTicketElements.RESOLVE_WARNING);
        assertThat(review(ticket).task(REVIEW_EMERGENCY_WORK).getDueDate()).isEqualTo(Date.from(DeskTime.at("2026-11-24T09:00")));
    }

    private TicketDriver emergency() {
        return emergency(PLAN);
    }

    private TicketDriver emergency(Map<String, Object> plan) {
        TicketDriver ticket = received(p0()).submit("dispatcher", SupportTicketElements.CONFIRM_CLASSIFICATION,
                classifiedAs("organisation", "high"));
        return ticket.submitAsAssignee(SupportTicketElements.TRIAGE_TICKET, escalated()).submitAsAssignee(ANALYSE_PROBLEM, plan)
                .assertWaitsAt(REVIEW_SOLUTION);
    }

    private TicketDriver workedAlone() {
        TicketDriver ticket = emergency();
        ticket.submit(ticket.row().owner(), REVIEW_SOLUTION, waived());
        return ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented()).submitAsAssignee(VERIFY_SOLUTION, verified());
    }

    private ProcessDriver review(TicketDriver ticket) {
        return new ProcessDriver(
                engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(SupportTicket.EMERGENCY_PROCESS)
                        .processInstanceBusinessKey(ticket.number()).singleResult(),
                beans);
    }

    private static String otherThan(String owner) {
        return Stream.of("lead", "lead2").filter(lead -> !lead.equals(owner)).findFirst().orElseThrow();
    }
}
