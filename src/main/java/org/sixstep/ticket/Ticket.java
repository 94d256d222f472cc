package org.sixstep.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormSchema;

/**
 * One reported problem as it is now: every fact by its form key, whether it has a column or came with a field that a process owner
 * added. Immutable; {@link TicketStore} changes tickets.
 */
public final class Ticket {

    private final Map<String, Object> facts;

    Ticket(Map<String, Object> facts) {
        this.facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** All facts that are known, by form key. Instants are UTC; lists hold strings. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** The reported facts, without reserved fields. */
    public Map<String, Object> reported() {
        Map<String, Object> reported = new TreeMap<>(facts);
        reported.keySet().removeAll(TicketField.keys(TicketField.Trait.BOOKKEEPING));
        reported.values().removeIf(Boolean.FALSE::equals);
        return reported;
    }

    /**
     * The facts that a decision table may use, none that is personal, each in the type of its field: dates and times of day as such, both
     * at once as in this zone.
     */
    public Map<String, Object> neutralFacts(ZoneId zone) {
        Map<String, Object> neutral = new TreeMap<>(facts);
        neutral.keySet().removeIf(key -> key.equals(OwnFields.KEY) || TicketField.keys(TicketField.Trait.PERSONAL).contains(key)
                || Boolean.TRUE.equals(said(key, FormSchema.PERSONAL)));
        neutral.replaceAll((key, value) -> inTables(value, said(key, FormSchema.TEMPORAL), zone));
        return neutral;
    }

    private static Object inTables(Object value, @Nullable Object temporal, ZoneId zone) {
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        }
        if (FormSchema.DATE.equals(temporal)) {
            return LocalDate.parse(value.toString());
        }
        if (FormSchema.DATE_TIME.equals(temporal)) {
            return LocalDateTime.ofInstant(Instant.parse(value.toString()), zone);
        }
        return FormSchema.TIME.equals(temporal) ? timeOfDay(value.toString()) : value;
    }

    private static Object timeOfDay(String text) {
        return DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
    }

    /** Whether this fact goes into the case record. */
    public boolean isArchived(String key) {
        return !TicketField.keys(TicketField.Trait.NOT_ARCHIVED).contains(key) && !Boolean.FALSE.equals(said(key, FormSchema.ARCHIVED));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> ownFields() {
        return (Map<String, Object>) facts.getOrDefault(OwnFields.KEY, Map.of());
    }

    /** What its form said of a field of a process owner. */
    @Nullable
    Object said(String key, String property) {
        return ownFields().get(key) instanceof Map<?, ?> said ? said.get(property) : null;
    }

    public @Nullable Object fact(String key) {
        return facts.get(key);
    }

    public @Nullable String text(String key) {
        Object value = facts.get(key);
        return value == null ? null : value.toString();
    }

    public @Nullable Instant instant(String key) {
        return facts.get(key) instanceof Instant instant ? instant : null;
    }

    @SuppressWarnings("unchecked")
    public List<String> list(String key) {
        return facts.get(key) instanceof List<?> list ? (List<String>) list : List.of();
    }

    public UUID id() {
        return (UUID) always("id");
    }

    /** {@code TS20261121001}; null only inside the transaction that registers the ticket. */
    public String number() {
        return (String) always("number");
    }

    public String status() {
        return (String) always("status");
    }

    public int round() {
        return (Integer) always("round");
    }

    /** P0 (most urgent) to P3; null before the first classification. */
    public @Nullable String priority() {
        return text("priority");
    }

    public String policy() {
        return (String) always("policy");
    }

    public String summary() {
        return (String) always("summary");
    }

    /** en or zh: the language in which the reporter is written to. */
    public String language() {
        return (String) always("language");
    }

    public @Nullable String owner() {
        return text("owner");
    }

    public @Nullable String handlingGroup() {
        return text("handlingGroup");
    }

    public @Nullable String reporterEmail() {
        return text("reporterEmail");
    }

    public Instant acceptedAt() {
        return (Instant) always("acceptedAt");
    }

    /** What every ticket has: its column is not null, or it is given when the ticket is registered. */
    @SuppressWarnings("NullAway")
    private Object always(String key) {
        return facts.get(key);
    }

    Ticket with(Map<String, ?> changes) {
        Map<String, Object> changed = new TreeMap<>(facts);
        changes.forEach((key, value) -> {
            if (value == null) {
                changed.remove(key);
            } else {
                changed.put(key, value);
            }
        });
        return new Ticket(changed);
    }
}
