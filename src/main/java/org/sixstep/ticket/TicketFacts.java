package org.sixstep.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.Markdown;
import org.sixstep.ticket.TicketField.Trait;

/** Formats what is known about a ticket as the short text above the fields of every form. */
final class TicketFacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Map<String, String> SATISFACTION = Map.of("3", "satisfied", "2", "mostly satisfied", "1", "not satisfied");
    private TicketFacts() {
    }

    static String markdown(Ticket ticket, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(Markdown.escape(joined(" · ", ticket.number(), ticket.priority(), ticket.text("summary"))))
                .append("**\n\n");
        if (ticket.text("description") != null) {
            text.append(Markdown.escape(ticket.text("description"))).append("\n\n");
        }
        text.append(Markdown.item("Reporter", joined(", ", ticket.text("reporterName"), ticket.text("reporterEmployeeNumber"),
                ticket.text("reporterDepartment"), ticket.text("reporterOrganisation"), ticket.text("reporterEmail"),
                ticket.text("reporterPhone"))));
        text.append(Markdown.item("Kind",
                joined(", ", ticket.text("requestKind"), joined(" / ", ticket.text("category"), ticket.text("subcategory")),
                        labelled("impact", ticket), labelled("urgency", ticket), labelled("criticality", ticket))));
        text.append(Markdown.item("Times",
                joined(", ", at("occurred", ticket.instant("occurredAt"), zone), at("accepted", ticket.acceptedAt(), zone),
                        ticket.text("channel") == null ? null : "by " + Markdown.words(ticket.text("channel")))));
        text.append(
                Markdown.item("Environment", joined(", ", ticket.text("device"), ticket.text("operatingSystem"), ticket.text("software"),
                        ticket.text("softwareVersion"), ticket.text("browser"))));
        text.append(Markdown.item("Affected", joined(", ", ticket.text("affected"), Markdown.words(ticket.text("frequency")))));
        text.append(Markdown.item("Already tried", ticket.text("stepsTried")));
        text.append(Markdown.item("Handled by", joined(", ", ticket.handlingGroup() == null ? null : "group " + ticket.handlingGroup(),
                ticket.owner() == null ? null : "owner " + ticket.owner(),
                ticket.list("collaborators").isEmpty() ? null : "with " + String.join(", ", ticket.list("collaborators")))));
        if (ticket.round() > 1) {
            text.append(Markdown.item("Round", String.valueOf(ticket.round())));
        }
        others(ticket, zone).forEach((key, value) -> text.append(Markdown.item(Markdown.label(key), value)));
        return text.toString();
    }

    private static Map<String, Object> others(Ticket ticket, ZoneId zone) {
        Map<String, Object> others = new TreeMap<>();
        ticket.facts().forEach((key, value) -> {
            if (!isElsewhere(key) && !Boolean.FALSE.equals(value) && !(value instanceof List<?> list && list.isEmpty())) {
                others.put(key, said(key, value, zone));
            }
        });
        return others;
    }

    private static boolean isElsewhere(String key) {
        return TicketField.keys(Trait.PLACED).contains(key) || TicketField.keys(Trait.HIDDEN).contains(key);
    }

    private static @Nullable Object said(String key, Object value, ZoneId zone) {
        if (key.equals("satisfaction")) {
            return SATISFACTION.get(value.toString());
        }
        return TicketField.keys(Trait.IN_WORDS).contains(key) ? chosen(value) : readable(value, zone);
    }

    private static String chosen(Object value) {
        return (value instanceof List<?> values ? values : List.of(value)).stream().map(code -> Markdown.words(code.toString()))
                .collect(Collectors.joining(", "));
    }

    /** An instant in local time; facts without a column of their own keep it as text. */
    private static Object readable(Object value, ZoneId zone) {
        if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            return TIME.format(Instant.parse(text).atZone(zone));
        }
        return value instanceof Instant instant ? TIME.format(instant.atZone(zone)) : value;
    }

    private static @Nullable String labelled(String key, Ticket ticket) {
        return ticket.text(key) == null ? null : key + " " + ticket.text(key);
    }

    private static @Nullable String at(String word, @Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : word + " " + TIME.format(instant.atZone(zone));
    }

    private static @Nullable String joined(String separator, @Nullable String... parts) {
        String text = Stream.of(parts).filter(Objects::nonNull).filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
        return text.isEmpty() ? null : text;
    }
}
