package org.sixstep.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormSchema;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/** Creates the row of a new ticket, whatever endpoint its facts come from. The number is given when the procedure registers it (R16). */
@Component
public class TicketIntake {

    private static final Duration FAST_CLOCK = Duration.ofMinutes(5);

    private final TicketStore tickets;
    private final Actor actor;
    private final Clock clock;
    private final SixstepProperties settings;

    TicketIntake(TicketStore tickets, Actor actor, Clock clock, SixstepProperties settings) {
        this.tickets = tickets;
        this.actor = actor;
        this.clock = clock;
        this.settings = settings;
    }

    /** @param facts by form key, checked and typed; they must hold a summary, and no reserved field */
    public Ticket accept(Map<String, Object> facts) {
        return accept(facts, Map.of());
    }

    /** @param form defines the facts that are not built in */
    public Ticket accept(Map<String, Object> facts, FormSchema form) {
        return accept(facts, OwnFields.noted(Map.of(), facts, form));
    }

    private Ticket accept(Map<String, Object> facts, Map<String, Object> ownFields) {
        ReservedFields.refuse(facts.keySet());
        Instant now = clock.instant();
        refuseFuture("occurredAt", facts.get("occurredAt"), now);
        Map<String, Object> ticket = new LinkedHashMap<>(facts);
        if (!ownFields.isEmpty()) {
            ticket.put(OwnFields.KEY, ownFields);
        }
        ticket.put("id", UUID.randomUUID());
        ticket.putIfAbsent("channel", "api");
        ticket.putIfAbsent("policy", settings.policy());
        ticket.putIfAbsent("reportedAt", now);
        ticket.put("acceptedAt", now);
        ticket.put("acceptedBy", actor.current());
        ticket.put("language", isChinese(ticket.get("summary") + " " + ticket.get("description")) ? "zh" : settings.language());
        return tickets.insert(ticket);
    }

    /** The clock of whoever reports may be a little fast. */
    static void refuseFuture(String key, @Nullable Object time, Instant now) {
        if (time instanceof Instant instant && instant.isAfter(now.plus(FAST_CLOCK))) {
            throw new InvalidFormException(key, CatalogueText.say("ticket.future"));
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }
}
