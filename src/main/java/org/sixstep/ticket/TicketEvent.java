package org.sixstep.ticket;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * One line of a ticket's timeline.
 *
 * @param kind       what happened: registered, classified, formCompleted, message, warned, escalated, ...
 * @param visibility public lines may be shown to the reporter, internal ones never
 * @param step       element id of the model, or null when no step of the procedure did it
 * @param fields     facts that changed, by form key
 */
public record TicketEvent(UUID ticketId, Instant at, String actor, String kind, Visibility visibility, @Nullable String step,
        @Nullable String text,
        Map<String, Object> fields) {

    public enum Visibility {
        PUBLIC, INTERNAL
    }

    static final String INSERT = "insert into sixstep.ticket_event (ticket_id, at, actor, kind, visibility, step, text, fields) values"
            + " (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    Object[] parameters(TicketColumns columns) {
        return new Object[] {ticketId, new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at.atOffset(ZoneOffset.UTC)), actor, kind,
            visibility.name().toLowerCase(java.util.Locale.ROOT), step, text,
            fields == null || fields.isEmpty() ? null : columns.jsonParameter(fields)};
    }

    TicketEvent with(Map<String, Object> otherFields) {
        return new TicketEvent(ticketId, at, actor, kind, visibility, step, text, otherFields);
    }

    static TicketEvent read(ResultSet row, TicketColumns columns) throws SQLException {
        String fields = row.getString("fields");
        return new TicketEvent(row.getObject("ticket_id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("kind"), Visibility.valueOf(row.getString("visibility").toUpperCase(java.util.Locale.ROOT)),
                row.getString("step"),
                row.getString("text"), fields == null ? Map.of() : columns.readJson(fields, FIELDS));
    }
}
