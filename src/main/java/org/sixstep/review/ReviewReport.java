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
import org.sixstep.form.Markdown;
import org.springframework.stereotype.Component;

/** Formats a review as a manager's report: each list under its heading, one line per problem, the worst first. */
@Component
class ReviewReport {

    private static final Set<String> SHOWN_BY_NAME = Set.of("reviewFindings", "reviewActions", "sharingSession", "assessedBy", "signedBy",
            "signedAt",
            "signComment", "requestedBy", "sessionDate", "presenter", "sessionNotes");
    private static final Map<String, String> SATISFACTION = Map.of("3", "satisfied", "2", "mostly satisfied", "1", "not satisfied");

    private final ZoneId zone;

    ReviewReport(SixstepProperties properties) {
        this.zone = properties.zone();
    }

    String of(Review review) {
        List<String> parts = new ArrayList<>();
        parts.add(Markdown.line(review.monthly() ? "Month reviewed" : "Period reviewed",
                day(review.from()) + " to " + day(review.to().minusSeconds(1))));
        for (Map<String, Object> totals : list(review, Problems.TOTALS)) {
            parts.add(Markdown.line("Tickets",
                    totals.get("accepted") + " accepted, " + totals.get("archived") + " archived, " + totals.get("open") + " open"));
        }
        parts.add(section(review, "Most frequent types", Problems.FREQUENT_TYPES, this::frequentType));
        parts.add(section(review, "Unresolved", Problems.UNRESOLVED, problem -> unresolved(problem, review.to())));
        parts.add(section(review, "Repeated", Problems.REPEATED, this::repeated));
        parts.add(section(review, "Missed service levels", Problems.MISSED_SERVICE_LEVELS, this::missed));
        parts.add(section(review, "Weak links", Problems.WEAK_LINKS, this::weakLink));
        parts.add(section(review, "Satisfaction", Problems.SATISFACTION, this::satisfaction));
        parts.addAll(conclusions(review.fields()));
        return String.join("", parts).strip();
    }

    private List<String> conclusions(Map<String, Object> fields) {
        List<String> parts = new ArrayList<>();
        parts.add(Markdown.line("Findings", fields.get("reviewFindings")));
        parts.add(Markdown.line("Actions", fields.get("reviewActions")));
        parts.add(Markdown.line("Assessed by", fields.get("assessedBy")));
        parts.add(Markdown.line("Signed by", fields.get("signedBy")));
        parts.add(Markdown.line("Comment of the signer", fields.get("signComment")));
        fields.forEach((key, value) -> parts.add(SHOWN_BY_NAME.contains(key) ? "" : Markdown.line(Markdown.label(key), value)));
        return parts;
    }

    private String section(Review review, String heading, String name, Function<Map<String, Object>, String> item) {
        List<Map<String, Object>> problems = list(review, name);
        String items = problems.isEmpty() ? "None.\n" : problems.stream().map(item).collect(Collectors.joining());
        return Markdown.heading(heading) + items + "\n";
    }

    private String frequentType(Map<String, Object> row) {
        return Markdown.item(type(row), counted(row.get("tickets"), "ticket"));
    }

    private String unresolved(Map<String, Object> row, Instant end) {
        long days = Duration.between(Instant.parse(String.valueOf(row.get("acceptedAt"))), end).toDays();
        return Markdown.item(row.get("number") + " " + text(row, "priority"),
                joined(text(row, "summary"), Markdown.words(text(row, "status")), text(row, "handlingGroup"),
                        text(row, "owner"), counted(days, "day") + " old"));
    }

    private String repeated(Map<String, Object> row) {
        return Markdown.item(text(row, "number"),
                joined(text(row, "summary"), counted(row.get("rounds"), "round"), counted(row.get("duplicates"), "duplicate")));
    }

    private String missed(Map<String, Object> row) {
        return Markdown.item(Markdown.label(text(row, "clock")) + " " + text(row, "priority"), row.get("missed") + " missed");
    }

    private String weakLink(Map<String, Object> row) {
        return Markdown.item(joined(text(row, "handlingGroup"), text(row, "category")), joined(counted(row.get("cases"), "case"),
                row.get("rounds") + " rounds on average", "slowest tenth over " + row.get("hoursOfSlowestTenth") + " hours"));
    }

    private String satisfaction(Map<String, Object> row) {
        return Markdown.item(SATISFACTION.getOrDefault(text(row, "satisfaction"), "no answer"), counted(row.get("cases"), "case"));
    }

    private static String type(Map<String, Object> row) {
        return joined(row.get("category") == null ? "unclear" : text(row, "category"), text(row, "subcategory"));
    }

    private static String counted(@Nullable Object number, String thing) {
        return number + " " + thing + ("1".equals(String.valueOf(number)) ? "" : "s");
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }

    private static String text(Map<String, Object> row, String key) {
        return row.get(key) == null ? "" : row.get(key).toString();
    }

    private static List<Map<String, Object>> list(Review review, String name) {
        return review.problems().getOrDefault(name, List.of());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
