package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the reporter of a P0 or P1 how far it is (R51). */
@Component
class UpdateReporterDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    UpdateReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.progressToReporter(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
