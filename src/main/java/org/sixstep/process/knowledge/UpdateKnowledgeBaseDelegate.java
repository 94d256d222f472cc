package org.sixstep.process.knowledge;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Drafts the answer that was learned from this case and starts its review (R66, R67). */
@Component
class UpdateKnowledgeBaseDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final KnowledgeBase knowledge;
    private final SupportTicketWorkflow workflow;

    UpdateKnowledgeBaseDelegate(TicketStore tickets, KnowledgeBase knowledge, SupportTicketWorkflow workflow) {
        this.tickets = tickets;
        this.knowledge = knowledge;
        this.workflow = workflow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        UUID answerId = knowledge.draftFrom(ticket);
        workflow.reviewAnswer(answerId, knowledge.get(answerId).author());
    }
}
