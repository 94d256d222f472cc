package org.sixstep.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.SupportTicketSteps;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Describes for people outside which steps of a ticket were done since the last message. */
@Component
class CompletedSteps {

    /** What a step means to somebody outside, by its id. */
    private static final Map<String, String> DONE = Map.of(
            SupportTicketSteps.TRIAGE_TICKET, "done.checked",
            ResolveProblemSteps.ANALYSE_PROBLEM, "done.analysed",
            ResolveProblemSteps.CONTRIBUTE_FINDINGS, "done.contributed",
            ResolveProblemSteps.HOLD_WORKSHOP, "done.discussed",
            ResolveProblemSteps.REVIEW_SOLUTION, "done.reviewed",
            ResolveProblemSteps.OBTAIN_AUTHORIZATION, "done.authorized",
            ResolveProblemSteps.IMPLEMENT_SOLUTION, "done.implemented",
            ResolveProblemSteps.VERIFY_SOLUTION, "done.verified");

    private final TicketStore tickets;

    CompletedSteps(TicketStore tickets) {
        this.tickets = tickets;
    }

    /** The steps that were done since the last message of this kind, in words, each once; null if there are none. */
    @Nullable
    String doneSince(Ticket ticket, String kind, MessageText text) {
        List<TicketEvent> events = tickets.timeline(ticket.id(), false);
        Instant last = events.stream().filter(event -> event.kind().equals(kind)).map(TicketEvent::at).max(Instant::compareTo)
                .orElse(Instant.MIN);
        List<String> done = events.stream().filter(event -> event.kind().equals("formCompleted") && event.at().isAfter(last))
                .map(TicketEvent::step)
                .filter(DONE.keySet()::contains).map(DONE::get).distinct().map(code -> "- " + text.line(code)).toList();
        return done.isEmpty() ? null : String.join("\n", done);
    }
}
