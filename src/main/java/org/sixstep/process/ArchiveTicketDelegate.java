package org.sixstep.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.archive.Archive;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Files the case: number, archive key, the whole record (R64, R65, F10-F19, F28). */
@Component
class ArchiveTicketDelegate implements JavaDelegate {

    private final Archive archive;
    private final KnowledgeBase knowledge;
    private final TicketStore tickets;

    ArchiveTicketDelegate(Archive archive, KnowledgeBase knowledge, TicketStore tickets) {
        this.archive = archive;
        this.knowledge = knowledge;
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ticketId = SupportTicket.ticketId(execution);
        knowledge.markUsedBy(tickets.get(ticketId));
        archive.archiveTicket(ticketId);
    }
}
