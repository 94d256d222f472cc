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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** Reads and writes the row of a ticket: the facts that have a column of their own, and those in the column {@code fields}. */
final class TicketColumns {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final List<TicketField> COLUMNS = TicketField.all().stream().filter(field -> field.is(TicketField.Trait.COLUMN))
            .toList();
    private static final Map<String, String> NAMES = COLUMNS.stream()
            .collect(Collectors.toUnmodifiableMap(TicketField::key, TicketField::column));

    private final ObjectMapper json;

    TicketColumns(ObjectMapper json) {
        this.json = json;
    }

    static boolean has(String key) {
        return NAMES.containsKey(key);
    }

    static String column(String key) {
        return Objects.requireNonNull(NAMES.get(key), key);
    }

    Ticket read(ResultSet row) throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>(readJson(row.getString("fields"), FIELDS));
        for (TicketField field : COLUMNS) {
            Object value = read(row, column(field.key()), field.type());
            if (value != null) {
                facts.put(field.key(), value);
            }
        }
        return new Ticket(facts);
    }

    SqlParameterValue parameter(String key, @Nullable Object value) {
        return switch (TicketField.of(key).orElseThrow().type()) {
            case UUID -> new SqlParameterValue(Types.OTHER, value);
            case TEXT, CODE -> new SqlParameterValue(Types.VARCHAR, value);
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

    private @Nullable Object read(ResultSet row, String column, TicketField.Type type) throws SQLException {
        return switch (type) {
            case UUID -> row.getObject(column, UUID.class);
            case TEXT, CODE -> row.getString(column);
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

}
