package org.sixstep.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** Which facts of a ticket have a column of their own; the others live in {@code fields}. The column is the form key in snake case. */
final class TicketColumns {

    enum Type {
        UUID, TEXT, INT, BOOLEAN, INSTANT, TEXTS, JSON
    }

    private static final Pattern UPPER = Pattern.compile("([A-Z])");
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final Map<String, Type> TYPES = new LinkedHashMap<>();

    static {
        columns(Type.UUID, "id", "duplicateOf");
        columns(Type.TEXT, "number", "status", "priority", "policy", "language", "channel", "summary", "description", "category",
                "subcategory",
                "requestKind", "impact", "urgency", "criticality", "affected", "reporterName", "reporterEmployeeNumber",
                "reporterDepartment",
                "reporterOrganisation", "reporterEmail", "reporterPhone", "acceptedBy", "handlingGroup", "owner", "outcome",
                "processInstanceId");
        columns(Type.INT, "round", "satisfaction");
        columns(Type.BOOLEAN, "emergency", "majorIncident");
        columns(Type.INSTANT, "occurredAt", "reportedAt", "acceptedAt", "promisedAt", "firstResponseAt", "resolvedAt", "closedAt");
        columns(Type.TEXTS, "collaborators");
        columns(Type.JSON, "serviceLevels");
    }

    private final ObjectMapper json;

    TicketColumns(ObjectMapper json) {
        this.json = json;
    }

    static boolean has(String key) {
        return TYPES.containsKey(key);
    }

    static String column(String key) {
        return UPPER.matcher(key).replaceAll("_$1").toLowerCase(java.util.Locale.ROOT);
    }

    Ticket read(ResultSet row) throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>(readJson(row.getString("fields"), FIELDS));
        for (Map.Entry<String, Type> entry : TYPES.entrySet()) {
            Object value = read(row, column(entry.getKey()), entry.getValue());
            if (value != null) {
                facts.put(entry.getKey(), value);
            }
        }
        return new Ticket(facts);
    }

    SqlParameterValue parameter(String key, @Nullable Object value) {
        return switch (Objects.requireNonNull(TYPES.get(key), key)) {
            case UUID -> new SqlParameterValue(Types.OTHER, value);
            case TEXT -> new SqlParameterValue(Types.VARCHAR, value);
            case INT -> new SqlParameterValue(Types.INTEGER, value);
            case BOOLEAN -> new SqlParameterValue(Types.BOOLEAN, value != null && (Boolean) value);
            case INSTANT ->
                new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, value == null ? null : ((Instant) value).atOffset(ZoneOffset.UTC));
            case TEXTS -> new SqlParameterValue(Types.ARRAY, value == null ? new String[0] : ((List<?>) value).toArray(String[]::new));
            case JSON -> jsonParameter(value == null ? List.of() : value);
        };
    }

    SqlParameterValue jsonParameter(Object value) {
        try {
            return new SqlParameterValue(Types.OTHER, json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not representable as JSON: " + value.getClass(), e);
        }
    }

    <T> T readJson(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable JSON in the database", e);
        }
    }

    private @Nullable Object read(ResultSet row, String column, Type type) throws SQLException {
        return switch (type) {
            case UUID -> row.getObject(column, UUID.class);
            case TEXT -> row.getString(column);
            case INT -> row.getObject(column, Integer.class);
            case BOOLEAN -> row.getBoolean(column);
            case INSTANT -> {
                OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
            case TEXTS -> {
                Array array = row.getArray(column);
                yield array == null ? List.of() : List.of((String[]) array.getArray());
            }
            case JSON -> readJson(row.getString(column), new TypeReference<List<Map<String, Object>>>() {});
        };
    }

    private static void columns(Type type, String... keys) {
        for (String key : keys) {
            TYPES.put(key, type);
        }
    }

}
