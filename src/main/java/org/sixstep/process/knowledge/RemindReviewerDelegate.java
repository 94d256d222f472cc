package org.sixstep.process.knowledge;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.knowledge.Answer;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.notification.AlarmMessages;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Reminds the knowledge managers of an answer that waits too long for its review (E17). */
@Component
class RemindReviewerDelegate implements JavaDelegate {

    private final KnowledgeBase knowledge;
    private final AlarmMessages messages;

    RemindReviewerDelegate(KnowledgeBase knowledge, AlarmMessages messages) {
        this.knowledge = knowledge;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answer answer = knowledge.get(UUID.fromString((String) execution.getVariable(SupportTicket.ANSWER_ID)));
        messages.answerReviewOverdue(answer.id(), answer.title());
    }
}
