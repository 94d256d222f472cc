package org.sixstep.process.ticket;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.Duplicates;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Links a duplicate to its original; when that is solved, so is the duplicate, but its own reporter confirms it (E11). */
@Component
class LinkOriginalDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final Timeline timeline;

    LinkOriginalDelegate(TicketStore tickets, Timeline timeline) {
        this.tickets = tickets;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        Ticket original = tickets.lock((UUID) Objects.requireNonNull(ticket.fact("duplicateOf"), "duplicateOf"));
        boolean resolved = original.instant("resolvedAt") != null;
        if (resolved) {
            tickets.change(ticket.id(), Duplicates.solutionOf(original));
        }
        SupportTicket.answerInStage(execution, SupportTicket.ORIGINAL_RESOLVED_ALREADY, resolved);
        timeline.note(ticket.id(), "linked", execution.getCurrentActivityId(), null, Map.of("duplicateOf", original.number()));
        timeline.note(original.id(), "linked", execution.getCurrentActivityId(), null, Map.of("duplicate", ticket.number()));
    }
}
