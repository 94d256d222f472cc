package org.sixstep.ticket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.Fact;
import org.sixstep.form.Fact.Place;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketField.Trait;

/**
 * What is known about a ticket, for the reader of the current answer: what, who, how urgent and until when at the top of every form, the
 * rest folded. Labels and values are said in the words of the forms, and people by their names.
 */
final class TicketFacts {

    private static final List<String> WHO = List.of("reporterName", "reporterEmployeeNumber", "reporterDepartment", "reporterOrganisation",
            "reporterEmail", "reporterPhone");
    private static final List<String> URGENCY = List.of("impact", "urgency", "criticality");
    /** Where the catalogue has the words for the values of these: no form offers them, or several do, each to its own question. */
    private static final Map<String, String> CATALOGUE = Map.of("pauseReason", "pause", "handlingGroup", "group", "outcome", "outcome");

    private final Ticket ticket;
    private final FormWords words;
    private final PeopleNames people;
    private final ZoneId zone;

    TicketFacts(Ticket ticket, FormWords words, PeopleNames people, ZoneId zone) {
        this.ticket = ticket;
        this.words = words;
        this.people = people;
        this.zone = zone;
    }

    /** @param more from other features */
    String markdown(List<Fact> more) {
        List<Fact> facts = new ArrayList<>(first());
        facts.addAll(more);
        facts.addAll(others());
        facts.removeIf(fact -> !Fact.isSaid(fact.value()));
        facts.sort((one, other) -> one.place().compareTo(other.place()));
        return Markdown.table(facts.stream().filter(fact -> fact.place() != Place.MORE).toList())
                + Markdown.folded(facts.stream().filter(fact -> fact.place() == Place.MORE).toList());
    }

    private List<Fact> first() {
        String urgency = Stream.concat(Stream.ofNullable(ticket.priority()).map(priority -> word("priority", priority)),
                URGENCY.stream().filter(key -> ticket.text(key) != null)
                        .map(key -> CatalogueText.say("facts.labelled", label(key), word(key, Objects.requireNonNull(ticket.text(key))))))
                .collect(Collectors.joining(" · "));
        return List.of(
                new Fact(Place.WHAT, CatalogueText.say("facts.what"), joined("\n", Stream.of("summary", "description").map(ticket::text))),
                new Fact(Place.WHO, CatalogueText.say("facts.who"), joined(separator(), WHO.stream().map(ticket::text))),
                new Fact(Place.URGENCY, CatalogueText.say("facts.priority"), urgency));
    }

    /** The fields of the application in the order of their catalogue, then those of process owners. */
    private List<Fact> others() {
        Set<String> keys = new LinkedHashSet<>(TicketField.all().stream().map(TicketField::key).toList());
        keys.addAll(ticket.facts().keySet());
        keys.removeAll(TicketField.keys(Trait.HIDDEN));
        keys.removeAll(TicketField.keys(Trait.FIRST));
        List<Fact> others = new ArrayList<>();
        keys.forEach(key -> {
            Object value = ticket.fact(key);
            if (value != null && !Boolean.FALSE.equals(value) && !(key.equals("round") && ticket.round() == 1)) {
                others.add(new Fact(Place.MORE,
                        instant(key, value) != null ? CatalogueText.say("facts.zoned", label(key), zone.getId()) : label(key),
                        said(key, value)));
            }
        });
        return others;
    }

    private String said(String key, Object value) {
        if (value instanceof List<?> values) {
            return joined(separator(), values.stream().map(each -> said(key, each)));
        }
        if (value instanceof Boolean) {
            return CatalogueText.say("facts.yes");
        }
        Instant instant = instant(key, value);
        if (instant != null) {
            return CatalogueText.time("format.time", instant.atZone(zone));
        }
        String text = value.toString();
        if (TicketField.keys(Trait.USER).contains(key)) {
            return people.name(text);
        }
        LocalDate date = FormSchema.DATE.equals(temporal(key)) ? read(text, LocalDate::parse) : null;
        return date == null ? word(key, text) : CatalogueText.time("format.date", date);
    }

    /** A time, or one as the text as which facts without a column of their own keep it; null for anything else. */
    private @Nullable Instant instant(String key, Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        boolean isTime = TicketField.of(key).map(field -> field.type() == TicketField.Type.INSTANT)
                .orElseGet(() -> FormSchema.DATE_TIME.equals(temporal(key)));
        return isTime ? read(value.toString(), Instant::parse) : null;
    }

    /** Whether a field of a process owner is a date, a time of day or both, as its form said. */
    private @Nullable String temporal(String key) {
        return Objects.toString(ticket.said(key, FormSchema.TEMPORAL), null);
    }

    /** Null for a text that was stored before its field became what it is. */
    private static <T> @Nullable T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String label(String key) {
        return CatalogueText.find("fact." + key).or(() -> words.label(key)).orElseGet(() -> Markdown.label(key));
    }

    private String word(String key, String value) {
        Optional<String> ofCatalogue = TicketField.of(key).filter(field -> field.type() != TicketField.Type.TEXT)
                .flatMap(field -> CatalogueText.find(CATALOGUE.getOrDefault(key, key) + '.' + value));
        Optional<String> ofForms = words.word(key, value);
        return (CATALOGUE.containsKey(key) ? ofCatalogue.or(() -> ofForms) : ofForms.or(() -> ofCatalogue))
                .orElseGet(() -> TicketField.keys(Trait.IN_WORDS).contains(key) ? Markdown.words(value) : value);
    }

    private static String separator() {
        return CatalogueText.say("list.separator");
    }

    private static String joined(String separator, Stream<@Nullable String> parts) {
        return parts.filter(Fact::isSaid).collect(Collectors.joining(separator));
    }
}
