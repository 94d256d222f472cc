package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.StaffMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the team lead how far a P0 or P1 is (R50). */
@Component
class UpdateLeadDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final StaffMessages messages;

    UpdateLeadDelegate(TicketStore tickets, StaffMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.progressToLead(tickets.get(SupportTicket.ticketId(execution)), execution.getActivityInstanceId());
    }
}
