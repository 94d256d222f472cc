package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the reporter the plan and the promised date (R41); who was asked to authorize the plan has them already. */
@Component
class SendPlanDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ReporterMessages messages;

    SendPlanDelegate(TicketStore tickets, ReporterMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!String.valueOf(execution.getVariable(SupportTicket.PRECAUTIONS)).contains("authorizationNeeded")) {
            messages.plan(tickets.get(SupportTicket.ticketId(execution)));
        }
    }
}
