package org.sixstep.process.ticket;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.notification.StaffMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.routing.OwnerAssignment;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Starts the next round (R58); a dissatisfied reporter gets a higher technical lead (R59). */
@Component
class StartNextRoundDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final OwnerAssignment assignment;
    private final Timeline timeline;
    private final ReporterMessages toReporter;
    private final StaffMessages toStaff;

    StartNextRoundDelegate(TicketStore tickets, OwnerAssignment assignment, Timeline timeline, ReporterMessages toReporter,
            StaffMessages toStaff) {
        this.tickets = tickets;
        this.assignment = assignment;
        this.timeline = timeline;
        this.toReporter = toReporter;
        this.toStaff = toStaff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        Integer satisfaction = (Integer) execution.getVariable(SupportTicket.SATISFACTION);
        Map<String, Object> changes = new HashMap<>();
        changes.put("round", ticket.round() + 1);
        changes.put("resolvedAt", null);
        // both were for the round that has ended
        changes.put("promisedAt", null);
        changes.put("planForReporter", null);
        SecondPerson.forgetPlan(changes);
        if (satisfaction != null && satisfaction == 1) {
            assignment.oneLevelUp(ticket).ifPresent(lead -> changes.put("owner", lead));
        }
        ticket = tickets.change(ticket.id(), changes);
        execution.setVariable(SupportTicket.OWNER, ticket.owner());
        timeline.note(ticket.id(), "nextRound", execution.getCurrentActivityId(), null, Map.of("round", ticket.round()));
        toReporter.nextRound(ticket);
        toStaff.nextRound(ticket);
    }
}
