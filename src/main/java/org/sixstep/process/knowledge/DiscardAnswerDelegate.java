package org.sixstep.process.knowledge;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Discards a rejected draft (E17). */
@Component
class DiscardAnswerDelegate implements JavaDelegate {

    private final KnowledgeBase knowledge;

    DiscardAnswerDelegate(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        knowledge.discard(UUID.fromString((String) execution.getVariable(SupportTicket.ANSWER_ID)));
    }
}
