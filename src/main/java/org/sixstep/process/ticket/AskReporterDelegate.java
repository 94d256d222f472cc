package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sends the reporter the question that the agent wrote (R33). */
@Component
class AskReporterDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    AskReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.question(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
