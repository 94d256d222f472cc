package org.sixstep.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketVisibility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists tickets newest first, page by page along (accepted_at, id): the cost of a page does not grow with its place. */
@Component
class TicketList {

    record Filter(String status, String priority, String group, String owner, String reporter, String q, Instant from, Instant to) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(UUID id, String number, String status, String priority, String summary, String category, String handlingGroup, String owner,
            Instant acceptedAt,
            @Nullable Instant resolvedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Row> tickets, @Nullable String next) {}

    private static final String COLUMNS = "id, number, status, priority, summary, category, handling_group, owner, accepted_at,"
            + " resolved_at";

    private static final String STATUS = "status.";
    private static final Set<String> STATUSES = ResourceBundle.getBundle("i18n.messages", Locale.ROOT).keySet().stream()
            .filter(key -> key.startsWith(STATUS)).map(key -> key.substring(STATUS.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcTemplate jdbc;
    private final TicketVisibility visibility;

    TicketList(JdbcTemplate jdbc, TicketVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** @throws InvalidFormException if there is no such status, or a time lies outside the calendar */
    Page find(Filter filter, String cursor, int limit) {
        check(filter);
        TicketVisibility.Condition seen = visibility.condition();
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from sixstep.ticket where " + seen.sql());
        List<Object> values = new ArrayList<>(seen.values());
        and(sql, values, "status = ?", filter.status());
        and(sql, values, "priority = ?", filter.priority());
        and(sql, values, "handling_group = ?", filter.group());
        and(sql, values, "owner = ?", filter.owner());
        and(sql, values, "lower(reporter_email) = lower(?)", filter.reporter());
        and(sql, values, "accepted_at >= ?", utc(filter.from()));
        and(sql, values, "accepted_at < ?", utc(filter.to()));
        if (filter.q() != null) {
            sql.append(" and (summary ilike ? or number = ? or number = ?)");
            String text = filter.q().replaceAll("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$", "");
            String number = text.replaceFirst("^#", "").toUpperCase(Locale.ROOT);
            values.addAll(List.of("%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%", number, "TS" + number));
        }
        if (cursor != null) {
            Object[] place = place(cursor);
            sql.append(" and (accepted_at, id) < (?, ?)");
            values.addAll(List.of(place));
        }
        sql.append(" order by accepted_at desc, id desc limit ?");
        values.add(limit + 1);
        List<Row> rows = jdbc.query(sql.toString(),
                (row, n) -> new Row(row.getObject("id", UUID.class), row.getString("number"), row.getString("status"),
                        row.getString("priority"), row.getString("summary"), row.getString("category"), row.getString("handling_group"),
                        row.getString("owner"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("resolved_at", OffsetDateTime.class))),
                values.toArray());
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        Row last = rows.get(limit - 1);
        return new Page(rows.subList(0, limit), encode(last));
    }

    private void check(Filter filter) {
        Map<String, String> problems = new TreeMap<>();
        if (filter.status() != null && !isStatus(filter.status())) {
            problems.put("status", CatalogueText.say("field.choice", String.join(", ", STATUSES)));
        }
        checkTime("from", filter.from(), problems);
        checkTime("to", filter.to(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidFormException(problems);
        }
    }

    /** One that the desk has a name for, or that a step of a process owner has given to a ticket. */
    private boolean isStatus(String status) {
        return STATUSES.contains(status)
                || jdbc.queryForObject("select exists (select 1 from sixstep.ticket where status = ?)", Boolean.class, status);
    }

    private static void checkTime(String name, @Nullable Instant at, Map<String, String> problems) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            problems.put(name, CatalogueText.say("api.years"));
        }
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static String encode(Row last) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((last.acceptedAt() + "|" + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Object[] place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
            return new Object[] {utc(Instant.parse(parts[0])), UUID.fromString(parts[1])};
        } catch (RuntimeException e) {
            throw new InvalidFormException("cursor", CatalogueText.say("api.cursor"));
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
