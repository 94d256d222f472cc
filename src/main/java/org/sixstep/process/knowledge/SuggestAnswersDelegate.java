package org.sixstep.process.knowledge;

import java.util.Collections;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.knowledge.Suggestions;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Searches answers and earlier cases that fit the ticket (R35). */
@Component
class SuggestAnswersDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final KnowledgeBase knowledge;

    SuggestAnswersDelegate(TicketStore tickets, KnowledgeBase knowledge) {
        this.tickets = tickets;
        this.knowledge = knowledge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        Suggestions suggestions = knowledge.suggest(ticket);
        tickets.change(ticket.id(), Collections.singletonMap("suggestions", suggestions.isEmpty() ? null : suggestions.toMarkdown()));
    }
}
