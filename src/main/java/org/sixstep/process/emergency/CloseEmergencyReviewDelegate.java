package org.sixstep.process.emergency;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/**
 * Ends the review of emergency work (L13): whoever did it and the supervisors are notified of the verdict, and the security log records it.
 */
@Component
class CloseEmergencyReviewDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final SecurityAudit audit;
    private final EmergencyMessages messages;

    CloseEmergencyReviewDelegate(TicketStore tickets, SecurityAudit audit, EmergencyMessages messages) {
        this.tickets = tickets;
        this.audit = audit;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        audit.recordDone(ticket.text(SecondPerson.EMERGENCY_REVIEWED_BY), "emergencyWorkReviewed", ticket.number(),
                Map.of("verdict", ticket.text(SecondPerson.VERDICT)));
        messages.emergencyWorkReviewed(ticket, execution.getProcessInstanceId());
    }
}
