package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Asks the reporter to allow the work, with a signed link (R47). */
@Component
class RequestAuthorizationDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    RequestAuthorizationDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.authorizationRequest(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
