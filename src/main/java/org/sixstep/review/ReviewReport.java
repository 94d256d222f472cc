package org.sixstep.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.form.FormWords;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/**
 * Formats a review as a manager's report in the language of its reader: each list under its heading, one line per problem, the worst first.
 */
@Component
class ReviewReport {

    private static final Set<String> SHOWN_BY_NAME = Set.of("reviewFindings", "reviewActions", "sharingSession", "assessedBy", "signedBy",
            "signedAt",
            "signComment", "requestedBy", "sessionDate", "presenter", "sessionNotes");

    private final ZoneId zone;

    ReviewReport(SixstepProperties properties) {
        this.zone = properties.zone();
    }

    /** @param words what the forms call their fields and values */
    String of(Review review, FormWords words) {
        List<String> parts = new ArrayList<>();
        parts.add(Markdown.line(say(review.monthly() ? "month" : "period"),
                say("days", day(review.from()), day(review.to().minusSeconds(1)))));
        for (Map<String, Object> totals : list(review, Problems.TOTALS)) {
            parts.add(Markdown.line(say("totals"),
                    say("totals.of", text(totals, "accepted"), text(totals, "archived"), text(totals, "open"))));
        }
        parts.add(section(review, Problems.FREQUENT_TYPES, row -> frequentType(row, words)));
        parts.add(section(review, Problems.UNRESOLVED, row -> unresolved(row, review.to())));
        parts.add(section(review, Problems.REPEATED, this::repeated));
        parts.add(section(review, Problems.MISSED_SERVICE_LEVELS, this::missed));
        parts.add(section(review, Problems.WEAK_LINKS, row -> weakLink(row, words)));
        parts.add(section(review, Problems.SATISFACTION, this::satisfaction));
        parts.addAll(conclusions(review.fields(), words));
        return String.join("", parts).strip();
    }

    private List<String> conclusions(Map<String, Object> fields, FormWords words) {
        List<String> parts = new ArrayList<>();
        for (String key : List.of("reviewFindings", "reviewActions", "assessedBy", "signedBy", "signComment")) {
            parts.add(Markdown.line(say(key), fields.get(key)));
        }
        fields.forEach((key, value) -> parts.add(SHOWN_BY_NAME.contains(key) ? ""
                : Markdown.line(words.label(key).orElseGet(() -> Markdown.label(key)), value)));
        return parts;
    }

    private String section(Review review, String name, Function<Map<String, Object>, String> item) {
        List<Map<String, Object>> problems = list(review, name);
        String items = problems.isEmpty() ? say("none") + "\n" : problems.stream().map(item).collect(Collectors.joining());
        return Markdown.heading(say(name)) + items + "\n";
    }

    private String frequentType(Map<String, Object> row, FormWords words) {
        return Markdown.item(type(row, words), counted("tickets", row.get("tickets")));
    }

    private String unresolved(Map<String, Object> row, Instant end) {
        long days = Duration.between(Instant.parse(text(row, "acceptedAt")), end).toDays();
        return Markdown.item(row.get("number") + " " + text(row, "priority"),
                joined(text(row, "summary"), word("status", text(row, "status")), group(row), text(row, "owner"),
                        counted("daysOld", days)));
    }

    private String repeated(Map<String, Object> row) {
        return Markdown.item(text(row, "number"),
                joined(text(row, "summary"), counted("rounds", row.get("rounds")), counted("duplicates", row.get("duplicates"))));
    }

    private String missed(Map<String, Object> row) {
        return Markdown.item(word("clock", text(row, "clock")) + " " + text(row, "priority"), say("missed", text(row, "missed")));
    }

    private String weakLink(Map<String, Object> row, FormWords words) {
        return Markdown.item(joined(group(row), category(text(row, "category"), words)), joined(counted("cases", row.get("cases")),
                say("roundsOnAverage", text(row, "rounds")), say("slowestTenth", text(row, "hoursOfSlowestTenth"))));
    }

    private String satisfaction(Map<String, Object> row) {
        return Markdown.item(CatalogueText.find("confirm.satisfaction." + text(row, "satisfaction")).orElseGet(() -> say("noAnswer")),
                counted("cases", row.get("cases")));
    }

    private static String type(Map<String, Object> row, FormWords words) {
        return joined(row.get("category") == null ? say("unclear") : category(text(row, "category"), words), text(row, "subcategory"));
    }

    private static String category(String value, FormWords words) {
        return words.word("category", value).orElse(value);
    }

    private static String group(Map<String, Object> row) {
        return word("group", text(row, "handlingGroup"));
    }

    private static String word(String kind, String value) {
        return CatalogueText.find(kind + '.' + value).orElse(value);
    }

    private static String counted(String things, @Nullable Object number) {
        String count = String.valueOf(number);
        return say(things + ("1".equals(count) ? ".one" : ".many"), count);
    }

    private static String say(String code, Object... values) {
        return CatalogueText.say("review.report." + code, values);
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(CatalogueText.say("list.separator")));
    }

    private static String text(Map<String, Object> row, String key) {
        return row.get(key) == null ? "" : row.get(key).toString();
    }

    private static List<Map<String, Object>> list(Review review, String name) {
        return review.problems().getOrDefault(name, List.of());
    }

    private String day(Instant instant) {
        return CatalogueText.time("format.date", LocalDate.ofInstant(instant, zone));
    }
}
