package org.sixstep.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketField;
import org.sixstep.ticket.TicketField.Trait;
import org.sixstep.ticket.TicketStore;

/**
 * A ticket as the API shows it: the facts that every ticket has by name, all others under {@code fields} by their form key.
 *
 * @param masked kinds of what was taken out of its texts before they were stored: password, identityNumber, ... (R72)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketView(UUID id, String number, String status, int round, @Nullable String priority, String policy, String language,
        String summary,
        @Nullable String description,
        @Nullable String category, @Nullable String subcategory, @Nullable String requestKind, @Nullable String impact,
        @Nullable String urgency, @Nullable String criticality, @Nullable String affected,
        Map<String, Object> reporter, @Nullable String channel, @Nullable Instant occurredAt, @Nullable Instant reportedAt,
        Instant acceptedAt, @Nullable String acceptedBy,
        @Nullable String handlingGroup, @Nullable String owner, List<String> collaborators, @Nullable Instant promisedAt,
        @Nullable Instant firstResponseAt, @Nullable Instant resolvedAt,
        @Nullable Instant closedAt, @Nullable String outcome, @Nullable Integer satisfaction, @Nullable String duplicateOf,
        @Nullable List<String> masked, Map<String, Object> fields) {

    private static final Set<String> NAMED = Stream.of(TicketView.class.getRecordComponents()).map(RecordComponent::getName)
            .filter(name -> TicketField.of(name).isPresent()).collect(Collectors.toUnmodifiableSet());

    static TicketView of(Ticket ticket, TicketStore tickets) {
        Map<String, Object> reporter = new LinkedHashMap<>();
        Map<String, Object> fields = new TreeMap<>();
        ticket.facts().forEach((key, value) -> {
            if (isOfReporter(key)) {
                reporter.put(Character.toLowerCase(key.charAt(8)) + key.substring(9), value);
            } else if (!NAMED.contains(key) && !TicketField.keys(Trait.NOT_IN_API).contains(key)) {
                fields.put(key, value);
            }
        });
        UUID original = (UUID) ticket.fact("duplicateOf");
        return new TicketView(ticket.id(), ticket.number(), ticket.status(), ticket.round(), ticket.priority(), ticket.policy(),
                ticket.language(),
                ticket.summary(), ticket.text("description"), ticket.text("category"), ticket.text("subcategory"),
                ticket.text("requestKind"),
                ticket.text("impact"), ticket.text("urgency"), ticket.text("criticality"), ticket.text("affected"), reporter,
                ticket.text("channel"),
                ticket.instant("occurredAt"), ticket.instant("reportedAt"), ticket.acceptedAt(), ticket.text("acceptedBy"),
                ticket.handlingGroup(),
                ticket.owner(), ticket.list("collaborators"), ticket.instant("promisedAt"), ticket.instant("firstResponseAt"),
                ticket.instant("resolvedAt"),
                ticket.instant("closedAt"), ticket.text("outcome"), (Integer) ticket.fact("satisfaction"),
                original == null ? null : tickets.get(original).number(),
                ticket.list("masked").isEmpty() ? null : ticket.list("masked"), fields);
    }

    private static boolean isOfReporter(String key) {
        return key.startsWith("reporter") && TicketField.keys(Trait.COLUMN).contains(key);
    }

    /** The answer to a new ticket. */
    record Created(UUID id, String number, String status, @Nullable String priority, List<DeadlineReceipt> deadlines) {}

    /** One line of the timeline. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(Instant at, String actor, String kind, String visibility, @Nullable String step, @Nullable String text,
            @Nullable Map<String, Object> fields) {

        static Event of(TicketEvent event) {
            TimelineLine line = TimelineLine.of(event);
            return new Event(event.at(), event.actor(), event.kind(), event.visibility().name().toLowerCase(java.util.Locale.ROOT),
                    event.step(), line.text(), line.fields().isEmpty() ? null : line.fields());
        }
    }
}
