package org.sixstep.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.Fact;
import org.sixstep.form.Fact.Place;
import org.sixstep.form.FormWords;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.ReaderLanguage;
import org.sixstep.ticket.TicketField.Trait;

/**
 * What is known about a ticket, for the reader of the current answer: what, who, how urgent and until when at the top of every form, the
 * rest folded. Labels and values are said in the words of the forms, and people by their names.
 */
final class TicketFacts {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final List<String> WHO = List.of("reporterName", "reporterEmployeeNumber", "reporterDepartment", "reporterOrganisation",
            "reporterEmail", "reporterPhone");
    private static final List<String> URGENCY = List.of("impact", "urgency", "criticality");
    /** Where the catalogue has the words for the values of these, which no form offers. */
    private static final Map<String, String> CATALOGUE = Map.of("pauseReason", "pause", "handlingGroup", "group");

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
                others.add(new Fact(Place.MORE, isInstant(value) ? CatalogueText.say("facts.zoned", label(key), zone.getId()) : label(key),
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
        if (value instanceof Instant instant) {
            return time(instant);
        }
        String text = value.toString();
        if (TicketField.keys(Trait.USER).contains(key)) {
            return people.name(text);
        }
        if (isInstant(value)) {
            return time(Instant.parse(text));
        }
        return DATE.matcher(text).matches() ? DateTimeFormatter.ofPattern(CatalogueText.say("format.date"), ReaderLanguage.current())
                .format(LocalDate.parse(text)) : word(key, text);
    }

    /** An instant, or one as the text as which facts without a column of their own keep it. */
    private static boolean isInstant(Object value) {
        return value instanceof Instant || value instanceof String text && INSTANT.matcher(text).matches();
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern(CatalogueText.say("format.time"), ReaderLanguage.current()).format(instant.atZone(zone));
    }

    private String label(String key) {
        return CatalogueText.find("fact." + key).or(() -> words.label(key)).orElseGet(() -> Markdown.label(key));
    }

    private String word(String key, String value) {
        return words.word(key, value).or(() -> CatalogueText.find(CATALOGUE.getOrDefault(key, key) + '.' + value))
                .orElseGet(() -> TicketField.keys(Trait.IN_WORDS).contains(key) ? Markdown.words(value) : value);
    }

    private static String separator() {
        return CatalogueText.say("list.separator");
    }

    private static String joined(String separator, Stream<@Nullable String> parts) {
        return parts.filter(Fact::isSaid).collect(Collectors.joining(separator));
    }
}
