package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Announces work that others will notice (R43, R45). */
@Component
class AnnounceWorkDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    AnnounceWorkDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.workAnnouncement(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
