package org.sixstep.process.clock;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/**
 * The job priority of a ticket: of several due jobs that of the more urgent ticket runs first. The values have gaps, so that a model can
 * put its own in between.
 */
@Component
public class JobPriority {

    private static final List<String> RISING = List.of("P3", "P2", "P1", "P0");
    private static final int STEP = 10;
    /** Not yet classified: it may be a P0, and its first clock is the shortest of all. */
    private static final String UNKNOWN = "P1";

    private final TicketStore tickets;

    JobPriority(TicketStore tickets) {
        this.tickets = tickets;
    }

    /** The priority of a job that begins now, for the job executor: higher goes first. */
    public long jobPriority(VariableScope scope) {
        Object id = scope == null ? null : scope.getVariable(SupportTicket.TICKET_ID);
        return jobPriority(id == null ? null : tickets.get(UUID.fromString(id.toString())));
    }

    long jobPriority(@Nullable Ticket ticket) {
        String priority = ticket == null ? null : ticket.priority();
        return (long) STEP * RISING.indexOf(priority == null ? UNKNOWN : priority);
    }
}
