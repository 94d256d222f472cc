package org.sixstep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** Converts between columns of type {@code jsonb} and values. */
@Component
public class JsonColumn {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json;

    JsonColumn(ObjectMapper json) {
        this.json = json;
    }

    public SqlParameterValue parameter(Object value) {
        try {
            return new SqlParameterValue(Types.OTHER, json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not representable as JSON: " + value.getClass(), e);
        }
    }

    public <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Invalid JSON in the database", e);
        }
    }

    public Map<String, Object> fields(String column) {
        return read(column, FIELDS);
    }
}
