package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sends the reporter the reason of a delay and the new time, before the limit passes (R52). */
@Component
class ReportDelayDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    ReportDelayDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.delayExplanation(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
