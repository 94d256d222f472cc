package org.sixstep.process.ticket;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.archive.Archive;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Archives the case: number, archive key, the whole record (R64, R65, F10-F19, F28). */
@Component
class ArchiveTicketDelegate implements JavaDelegate {

    private final Archive archive;
    private final KnowledgeBase knowledge;
    private final TicketStore tickets;
    private final ServiceLevels levels;

    ArchiveTicketDelegate(Archive archive, KnowledgeBase knowledge, TicketStore tickets, ServiceLevels levels) {
        this.archive = archive;
        this.knowledge = knowledge;
        this.tickets = tickets;
        this.levels = levels;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ticketId = SupportTicket.ticketId(execution);
        knowledge.markUsedBy(tickets.get(ticketId));
        levels.stopAll(ticketId);
        archive.archiveTicket(ticketId);
    }
}
