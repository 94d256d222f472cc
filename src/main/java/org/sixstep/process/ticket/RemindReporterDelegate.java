package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds a reporter who has not answered a question (E10). */
@Component
class RemindReporterDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    RemindReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.questionReminder(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
