package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.caseWithNewAnswer;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.PublishAnswerElements.*;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.knowledge.Answer;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code publishAnswer.bpmn}. */
class PublishAnswerProcessTest extends ProcessTest {

    private static final Map<String, Object> TEXT = form("answerTitle", "The gateway is out of sessions", "answerBody", "Raise the limit.");

    @Autowired
    KnowledgeBase knowledge;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void anAnswerWrittenByAnAgentIsPublishedAfterItsReview() {
        ProcessDriver review = written().assertWaitsAt(REVIEW_ANSWER);
        UUID answer = answer(review);
        assertThat(knowledge.get(answer)).returns("draft", Answer::status).returns("network", Answer::author);
        review.submit("knowledge", REVIEW_ANSWER, decided("publish")).assertEnded();
        review.assertPassed(ANSWER_WRITTEN, REVIEW_ANSWER, PUBLISH_ANSWER, ANSWER_PUBLISHED).assertNotPassed(ANSWER_DRAFTED, REVISE_ANSWER,
                DISCARD_ANSWER);
        assertThat(knowledge.get(answer)).returns("published", Answer::status).returns("knowledge", Answer::reviewer);
    }

    @Test
    void anAnswerLearnedFromATicketIsPublishedAfterItsReview() {
        ProcessDriver review = drafted().assertWaitsAt(REVIEW_ANSWER);
        UUID answer = answer(review);
        review.submit("knowledge2", REVIEW_ANSWER, decided("publish")).assertEnded();
        review.assertPassed(ANSWER_DRAFTED, REVIEW_ANSWER, PUBLISH_ANSWER, ANSWER_PUBLISHED).assertNotPassed(ANSWER_WRITTEN);
        assertThat(knowledge.get(answer)).returns("published", Answer::status);
    }

    @Test
    void anAnswerLearnedFromATicketIsRevisedByWhoeverOwnedTheTicket() {
        ProcessDriver review = drafted();
        String author = knowledge.get(answer(review)).author();
        review.submit("knowledge", REVIEW_ANSWER, commented("revise")).assertWaitsAt(REVISE_ANSWER);
        assertThat(review.task(REVISE_ANSWER).getAssignee()).isEqualTo(author);
    }

    @Test
    void anAnswerWrittenByAnAgentIsRevisedByThatAgentAndReviewedAgain() {
        ProcessDriver review = written().submit("knowledge", REVIEW_ANSWER, commented("revise")).assertWaitsAt(REVISE_ANSWER);
        assertThat(review.task(REVISE_ANSWER).getAssignee()).isEqualTo("network");
        review.submit("network", REVISE_ANSWER, with(TEXT, "answerBody", "Raise the limit to 4000.")).assertWaitsAt(REVIEW_ANSWER);
        review.submit("knowledge", REVIEW_ANSWER, with(decided("publish"), "answerBody", "Raise the limit to 4000."));
        review.assertPassed(REVIEW_ANSWER, REVISE_ANSWER, REVIEW_ANSWER, PUBLISH_ANSWER).assertEnded();
        assertThat(knowledge.get(answer(review)).body()).isEqualTo("Raise the limit to 4000.");
    }

    @Test
    void anAnswerNobodyNeedsIsDiscarded() {
        ProcessDriver review = written();
        UUID answer = answer(review);
        review.submit("knowledge", REVIEW_ANSWER, commented("discard")).assertEnded();
        review.assertPassed(REVIEW_ANSWER, DISCARD_ANSWER, ANSWER_DISCARDED).assertNotPassed(PUBLISH_ANSWER);
        assertThat(knowledge.get(answer).status()).isEqualTo("discarded");
    }

    @Test
    void theAuthorDoesNotReview() {
        ProcessDriver review = new ProcessDriver(start("knowledge", SupportTicket.PUBLISH_PROCESS, TEXT), beans);
        assertThatThrownBy(() -> review.submit("knowledge", REVIEW_ANSWER, decided("publish")))
                .hasMessageContaining("answerDecision: ");
        review.assertWaitsAt(REVIEW_ANSWER);
    }

    @Test
    void nobodyReviewsWhoEverRevisedIt() {
        ProcessDriver review = written().submit("knowledge", REVIEW_ANSWER, commented("revise"));
        engine.getTaskService().setAssignee(review.task(REVISE_ANSWER).getId(), "knowledge2");
        review.submit("knowledge2", REVISE_ANSWER, with(TEXT, "answerBody", "Raise the limit to 4000.")).submit("knowledge", REVIEW_ANSWER,
                commented("revise"));
        engine.getTaskService().setAssignee(review.task(REVISE_ANSWER).getId(), "network");
        review.submit("network", REVISE_ANSWER, with(TEXT, "answerBody", "Raise the limit to 4000 in version 7."));
        assertThatThrownBy(() -> review.submit("knowledge2", REVIEW_ANSWER, decided("publish")))
                .hasMessageContaining("answerDecision: ");
        assertThatThrownBy(() -> review.submit("network", REVIEW_ANSWER, decided("publish")))
                .hasMessageContaining(CatalogueText.say("secondPerson.invited", "Knowledge managers"));
        review.submit("knowledge", REVIEW_ANSWER, decided("publish")).assertEnded();
    }

    @Test
    void onlyTheKnowledgeManagersReview() {
        ProcessDriver review = written();
        assertThatThrownBy(() -> review.submit("system", REVIEW_ANSWER, decided("publish")))
                .hasMessageContaining(CatalogueText.say("secondPerson.invited", "Knowledge managers"));
        review.assertWaitsAt(REVIEW_ANSWER);
    }

    @Test
    void aReviewThatTakesLongIsRemindedOfOnce() {
        ProcessDriver review = written().assertDue(REVIEW_OVERDUE, "2026-11-26T09:00");
        UUID answer = answer(review);
        review.fire(REVIEW_OVERDUE).assertWaitsAt(REVIEW_ANSWER);
        review.assertPassed(REVIEW_OVERDUE, REMIND_REVIEWER, REVIEWER_REMINDED);
        assertThat(
                jdbc.queryForList("select recipient from sixstep.outbox_message where kind = 'answerReviewOverdue' and message_key like ?",
                        String.class, "%" + answer + "%"))
                .containsExactly("knowledge, knowledge2");
    }

    private ProcessDriver written() {
        return new ProcessDriver(start("network", SupportTicket.PUBLISH_PROCESS, TEXT), beans);
    }

    private ProcessDriver drafted() {
        TicketDriver ticket = confirmedTicket().submitAsAssignee(SupportTicketElements.WRITE_CASE,
                caseWithNewAnswer("Sessions of " + UUID.randomUUID()));
        UUID draft = jdbc.queryForObject("select id from sixstep.answer where ticket_id = ?", UUID.class, ticket.id());
        return new ProcessDriver(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(SupportTicket.PUBLISH_PROCESS)
                .variableValueEquals(SupportTicket.ANSWER_ID, draft.toString()).singleResult(), beans);
    }

    private UUID answer(ProcessDriver review) {
        return UUID
                .fromString((String) engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(review.instanceId())
                        .variableName(SupportTicket.ANSWER_ID).singleResult().getValue());
    }

    private static Map<String, Object> decided(String decision) {
        return with(TEXT, "answerDecision", decision);
    }

    private static Map<String, Object> commented(String decision) {
        return with(decided(decision), "reviewComment", "Say for which version.");
    }
}
