package org.sixstep.sla;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/**
 * The first human contact that reached the reporter: it meets the clock {@value ServiceLevels#RESPONSE} (R18, R19). What Sixstep sends by
 * itself, such as the acknowledgement or a reminder, is none.
 */
@Component
public class FirstResponse {

    private static final String AT = "firstResponseAt";

    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final Clock clock;

    FirstResponse(TicketStore tickets, ServiceLevels levels, Clock clock) {
        this.tickets = tickets;
        this.levels = levels;
        this.clock = clock;
    }

    /** Somebody's message was sent to the reporter, or somebody spoke to the reporter. */
    public void given(UUID ticketId) {
        if (tickets.get(ticketId).instant(AT) == null && tickets.lock(ticketId).instant(AT) == null) {
            tickets.change(ticketId, Map.of(AT, clock.instant()));
        }
        levels.stop(ticketId, ServiceLevels.RESPONSE);
    }
}
