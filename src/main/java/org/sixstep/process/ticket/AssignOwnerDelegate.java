package org.sixstep.process.ticket;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.StaffMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.routing.OwnerAssignment;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Assigns the one owner, notifies everyone involved (R27-R30), and reports a P0 to the supervisors at once (R25). */
@Component
class AssignOwnerDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final OwnerAssignment assignment;
    private final Timeline timeline;
    private final StaffMessages messages;
    private final ServiceLevels levels;

    AssignOwnerDelegate(TicketStore tickets, OwnerAssignment assignment, Timeline timeline, StaffMessages messages,
            ServiceLevels levels) {
        this.tickets = tickets;
        this.assignment = assignment;
        this.timeline = timeline;
        this.messages = messages;
        this.levels = levels;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        String owner = assignment
                .choose(ticket, ticket.handlingGroup(), ticket.text("ownerRole"), ticket.text("ownerMode"), ticket.text("preferredOwner"))
                .orElse(null);
        execution.setVariable(SupportTicket.OWNER, owner);
        Map<String, Object> changes = new HashMap<>();
        changes.put("owner", owner);
        changes.put("preferredOwner", null);
        ticket = tickets.change(ticket.id(), changes);
        timeline.note(ticket.id(), "assigned", execution.getCurrentActivityId(), owner, Map.of("handlingGroup", ticket.handlingGroup()));
        Instant expected = levels.open(ticket.id(), "resolve").map(SlaClock::dueAt).orElse(null);
        messages.ownerAssigned(ticket, expected, execution.getActivityInstanceId());
    }
}
