package org.sixstep.process.emergency;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells supervisors and managers that emergency work is still not reviewed (L13). */
@Component
class EscalateEmergencyReviewDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final EmergencyMessages messages;

    EscalateEmergencyReviewDelegate(TicketStore tickets, EmergencyMessages messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.emergencyReviewMissed(tickets.get(SupportTicket.ticketId(execution)), execution.getProcessInstanceId());
    }
}
