package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.caseThatLinks;
import static org.sixstep.process.FilledForms.caseThatUpdates;
import static org.sixstep.process.FilledForms.caseWithNewAnswer;
import static org.sixstep.process.FilledForms.caseWithoutNews;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.SupportTicketElements.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.sixstep.ApiClient;
import org.sixstep.archive.Archive;
import org.sixstep.archive.CaseRecord;
import org.sixstep.knowledge.KnowledgeBase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Step 6 of {@code supportTicket.bpmn}. */
class SupportTicketArchiveTest extends ProcessTest {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;
    @Autowired
    KnowledgeBase knowledge;

    @Test
    void aCaseThatTeachesNothingNewIsArchived() {
        TicketDriver ticket = confirmedTicket();
        ticket.assertDue(ARCHIVE_WARNING, "2026-11-25T15:00").assertDue(ARCHIVE_LIMIT, "2026-11-26T09:00");
        ticket.submitAsAssignee(WRITE_CASE, caseWithoutNews()).assertStatus("archived").assertEnded();
        ticket.assertPassed(ARCHIVE, WRITE_CASE, ARCHIVE_TICKET, CASE_ARCHIVED, TICKET_CLOSED).assertNotPassed(UPDATE_KNOWLEDGE_BASE);
        CaseRecord record = archive.findByTicket(ticket.id()).orElseThrow();
        assertThat(record.caseNumber()).matches("202611-\\d{3,}");
        assertThat(record.lessons()).isEqualTo(caseWithoutNews().get("lessons"));
        ticket.assertVerdict("archive", "met");
        assertThat(reviewOf(ticket)).isEmpty();
    }

    @Test
    void anArchivedTicketTakesNothingMore() {
        TicketDriver ticket = confirmedTicket().submitAsAssignee(WRITE_CASE, caseWithoutNews()).assertStatus("archived");
        List<String> timeline = ticket.timeline();
        for (Map<String, String> message : List.of(Map.of("text", "x"), Map.of("text", "x", "to", "reporter"),
                Map.of("text", "x", "from", "reporter"))) {
            assertThat(new ApiClient(port, "dispatcher").post("/api/tickets/" + ticket.number() + "/messages", message).status())
                    .as(message.toString()).isEqualTo(409);
        }
        assertThat(ticket.timeline()).isEqualTo(timeline);
    }

    @Test
    void aCaseThatGivesANewAnswerStartsItsReview() {
        TicketDriver ticket = confirmedTicket().submitAsAssignee(WRITE_CASE, caseWithNewAnswer("More sessions for the gateway"));
        ticket.assertPassed(WRITE_CASE, ARCHIVE_TICKET, UPDATE_KNOWLEDGE_BASE, CASE_ARCHIVED, TICKET_CLOSED).assertEnded();
        UUID answer = reviewOf(ticket).orElseThrow();
        assertThat(knowledge.get(answer)).returns("draft", draft -> draft.status())
                .returns("More sessions for the gateway", draft -> draft.title())
                .returns(ticket.row().owner(), draft -> draft.author());
    }

    @Test
    void aCaseThatUpdatesAnAnswerStartsTheReviewOfItsNextRevision() {
        UUID published = publishedAnswer("How many sessions a gateway has");
        TicketDriver ticket = confirmedTicket().submitAsAssignee(WRITE_CASE, caseThatUpdates(published.toString()));
        ticket.assertPassed(UPDATE_KNOWLEDGE_BASE).assertEnded();
        assertThat(knowledge.get(reviewOf(ticket).orElseThrow())).returns(2, draft -> draft.revision()).returns(published,
                draft -> draft.replaces());
    }

    @Test
    void aCaseThatIsLinkedToAnAnswerChangesNothingThere() {
        UUID published = publishedAnswer("Where the sessions are counted");
        TicketDriver ticket = confirmedTicket().submitAsAssignee(WRITE_CASE, caseThatLinks(published.toString()));
        ticket.assertNotPassed(UPDATE_KNOWLEDGE_BASE).assertEnded();
        assertThat(archive.findByTicket(ticket.id()).orElseThrow().answerId()).isEqualTo(published);
        assertThat(reviewOf(ticket)).isEmpty();
    }

    @Test
    void aCaseWithoutAReasonForNoKnowledgeIsNotClosed() {
        TicketDriver ticket = confirmedTicket();
        assertRefused(ticket, () -> ticket.submitAsAssignee(WRITE_CASE, without(caseWithoutNews(), "knowledgeReason")),
                "knowledgeReason: ");
        ticket.assertWaitsAt(WRITE_CASE).assertStatus("closing");
    }

    @Test
    void aCaseWithAnAnswerThatWasNotOfferedIsNotClosed() {
        TicketDriver ticket = confirmedTicket();
        assertRefused(ticket, () -> ticket.submitAsAssignee(WRITE_CASE, caseThatLinks(UUID.randomUUID().toString())),
                "answerId: must be one of");
    }

    @Test
    void noClockRunsOnAfterTheTicketIsClosed() {
        TicketDriver ticket = escalatedTicket(p1()).submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, planReady())
                .submitAsAssignee(ResolveProblemElements.IMPLEMENT_SOLUTION, implemented())
                .submitAsAssignee(ResolveProblemElements.VERIFY_SOLUTION, verified())
                .submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved", 3)).submitAsAssignee(WRITE_CASE, caseWithoutNews());
        ticket.assertEnded();
        assertThat(ticket.clocks()).isNotEmpty().allSatisfy(clock -> assertThat(clock.isRunning()).as(clock.name()).isFalse());
    }

    private UUID publishedAnswer(String title) {
        ProcessInstance review = start("network", SupportTicket.PUBLISH_PROCESS,
                form("answerTitle", title, "answerBody", "By the license."));
        ProcessDriver answer = new ProcessDriver(review, beans);
        UUID id = UUID.fromString((String) answer.variables().get(SupportTicket.ANSWER_ID));
        answer.submit("knowledge", PublishAnswerElements.REVIEW_ANSWER,
                form("answerTitle", title, "answerBody", "By the license.", "answerDecision", "publish"));
        return id;
    }

    /** The answer whose review this ticket started. */
    private Optional<UUID> reviewOf(TicketDriver ticket) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(SupportTicket.PUBLISH_PROCESS).list().stream()
                .map(instance -> UUID
                        .fromString((String) engine.getRuntimeService().getVariable(instance.getId(), SupportTicket.ANSWER_ID)))
                .filter(answer -> ticket.number().equals(knowledge.get(answer).ticketNumber())).findFirst();
    }
}
