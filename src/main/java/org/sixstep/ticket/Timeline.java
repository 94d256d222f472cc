package org.sixstep.ticket;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.TicketEvent.Visibility;
import org.springframework.stereotype.Component;

/** Writes what happened to a ticket: who, when, what, and whether the reporter may see it (E12). */
@Component
public class Timeline {

    private final TicketStore tickets;
    private final Actor actor;
    private final Clock clock;

    Timeline(TicketStore tickets, Actor actor, Clock clock) {
        this.tickets = tickets;
        this.actor = actor;
        this.clock = clock;
    }

    public void note(UUID ticketId, String kind, @Nullable String step, @Nullable String text, Map<String, Object> fields) {
        append(ticketId, actor.current(), kind, Visibility.INTERNAL, step, text, fields);
    }

    public void tell(UUID ticketId, String kind, @Nullable String step, String text) {
        append(ticketId, actor.current(), kind, Visibility.PUBLIC, step, text, Map.of());
    }

    /** What the reporter said: by mail, link, page, or to an agent. */
    public void hear(UUID ticketId, String text) {
        Map<String, Object> enteredBy = Actor.SIXSTEP.equals(actor.current()) ? Map.of() : Map.of("enteredBy", actor.current());
        append(ticketId, "reporter", "message", Visibility.PUBLIC, null, text, enteredBy);
    }

    private void append(UUID ticketId, String who, String kind, Visibility visibility, @Nullable String step, @Nullable String text,
            Map<String, Object> fields) {
        tickets.append(new TicketEvent(ticketId, clock.instant(), who, kind, visibility, step, text, fields));
    }
}
