package org.sixstep.ticket;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field of a ticket and its properties, by its form key, which is also its name in the API. A field that is not in the catalogue was
 * added by a process owner: it has no column, and its form defines it.
 */
public record TicketField(String key, Type type, Set<Trait> traits) {

    /** What a field holds: TEXT is what somebody wrote, CODE a value that the desk itself gives or offers, a user id among them. */
    public enum Type {
        UUID, TEXT, CODE, INT, BOOLEAN, INSTANT, TEXTS, JSON
    }

    /** Properties that only some fields have. */
    public enum Trait {
        /** Has a column of its own, its key in snake case; the others live in the column {@code fields}. */
        COLUMN,
        /** Is in lines of the timeline only, not on the ticket. */
        LINE,
        /** Is set by the desk: no form and no client may write it. */
        RESERVED,
        /** Is set before anything is reported, so it is not part of the report. */
        BOOKKEEPING,
        /** Is not shown by the API. */
        NOT_IN_API,
        /** Identifies a person or was written by one: no table or gateway gets it. */
        PERSONAL,
        /** Is a contact: a mobile number stays in it, whatever the policy for free text; it is removed by an erasure. */
        CONTACT,
        /** Is where mail is sent to: only a mail address is taken, and that whole. */
        MAIL_ADDRESS,
        /** Does not go into the case record. */
        NOT_ARCHIVED,
        /** Stays when a ticket is erased, with names and addresses in it replaced; the others are erased as a whole. */
        KEPT,
        /** Is kept, but belongs in the reporter's export: figures, and what they were sent. */
        SHARED,
        /** Has a place of its own in the table above every form; the others follow it with their label. */
        FIRST,
        /** Is not shown above a form. */
        HIDDEN,
        /** Its codes are shown as words, if no form says them. */
        IN_WORDS,
        /** Says who of the staff: shown by name. */
        USER
    }

    private static final Map<String, TicketField> FIELDS = TicketFieldCatalogue.fields();
    private static final Map<String, TicketField> BY_COLUMN = FIELDS.values().stream().filter(field -> field.is(Trait.COLUMN))
            .collect(Collectors.toUnmodifiableMap(TicketField::column, field -> field));
    private static final Map<Trait, Set<String>> KEYS = new EnumMap<>(Trait.class);

    static {
        Stream.of(Trait.values()).forEach(trait -> KEYS.put(trait, FIELDS.values().stream().filter(field -> field.is(trait))
                .map(TicketField::key).collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new),
                        Collections::unmodifiableSet))));
    }

    static TicketField of(String key, Type type, Trait... traits) {
        Set<Trait> own = EnumSet.noneOf(Trait.class);
        own.addAll(List.of(traits));
        return new TicketField(key, type, Collections.unmodifiableSet(own));
    }

    /** Empty for a field of a process owner. */
    public static Optional<TicketField> of(String key) {
        return Optional.ofNullable(FIELDS.get(key));
    }

    public static Optional<TicketField> ofColumn(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }

    public static List<TicketField> all() {
        return List.copyOf(FIELDS.values());
    }

    /** The keys of all fields that have this property. */
    public static Set<String> keys(Trait trait) {
        return KEYS.getOrDefault(trait, Set.of());
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The column, if it has one. */
    public String column() {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
