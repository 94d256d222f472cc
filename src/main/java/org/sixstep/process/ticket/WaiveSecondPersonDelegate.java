package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/**
 * Lets somebody continue alone in an emergency (L13): the timeline and the security log record who and why, the supervisors are notified,
 * and a review becomes due.
 */
@Component
class WaiveSecondPersonDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final Timeline timeline;
    private final SecurityAudit audit;
    private final EmergencyMessages messages;
    private final SupportTicketWorkflow workflow;

    WaiveSecondPersonDelegate(TicketStore tickets, Timeline timeline, SecurityAudit audit, EmergencyMessages messages,
            SupportTicketWorkflow workflow) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.audit = audit;
        this.messages = messages;
        this.workflow = workflow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        String who = ticket.text(SecondPerson.WAIVED_BY);
        timeline.note(ticket.id(), "secondPersonWaived", execution.getCurrentActivityId(), ticket.text(SecondPerson.WAIVER_REASON),
                Map.of("waivedBy", who));
        audit.recordDone(who, "secondPersonWaived", ticket.number(), Map.of("risk", ticket.text("risk")));
        messages.secondPersonWaived(ticket, execution.getActivityInstanceId());
        workflow.secondPersonWaived(ticket);
    }
}
