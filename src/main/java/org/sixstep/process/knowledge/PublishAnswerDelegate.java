package org.sixstep.process.knowledge;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Publishes an approved answer (R67, E17). */
@Component
class PublishAnswerDelegate implements JavaDelegate {

    private final KnowledgeBase knowledge;

    PublishAnswerDelegate(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        knowledge.publish(UUID.fromString((String) execution.getVariable(SupportTicket.ANSWER_ID)));
    }
}
