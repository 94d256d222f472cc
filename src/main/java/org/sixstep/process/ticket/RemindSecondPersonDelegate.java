package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds leads and supervisors of emergency work that nobody has reviewed in time (L13). */
@Component
class RemindSecondPersonDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final EmergencyMessages messages;

    RemindSecondPersonDelegate(TicketStore tickets, EmergencyMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.emergencyReviewOverdue(tickets.get(SupportTicket.ticketId(execution)), execution.getProcessInstanceId());
    }
}
