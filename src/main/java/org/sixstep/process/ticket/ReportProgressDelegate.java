package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the reporter of a complex problem how far it is and when to expect the solution, because it takes longer (R39). */
@Component
class ReportProgressDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    ReportProgressDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.progressToReporter(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
