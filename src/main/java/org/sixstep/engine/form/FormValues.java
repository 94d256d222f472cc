package org.sixstep.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.springframework.lang.Contract;

/** Between the values of Tasklist's forms and plain Java: lists travel as JSON, instants as text. */
public final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the columns of the engine's schema, in characters. */
    private static final int LONGEST_TEXT = 4000;

    private FormValues() {
    }

    /** @throws IllegalArgumentException if a JSON value cannot be read */
    static Map<String, Object> received(VariableMap submitted) {
        Map<String, Object> values = new LinkedHashMap<>();
        submitted.keySet().forEach(key -> values.put(key, plain(submitted.getValueTyped(key))));
        return values;
    }

    /**
     * As gateways and tables are asked: the engine keeps at most so much of a text in a variable and of what a table was asked with, and
     * refuses the step that brings more, which could then never be completed. It keeps no {@link Instant} either, but a {@link Date}.
     */
    @Contract("!null -> !null")
    static @Nullable Object asked(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        return value instanceof String text && text.codePointCount(0, text.length()) > LONGEST_TEXT
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT))
                : value;
    }

    public static TypedValue shown(@Nullable Object value) {
        if (value == null) {
            return Variables.untypedNullValue();
        }
        if (value instanceof Instant instant) {
            return Variables.stringValue(instant.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return SpinValues.jsonValue(write(value)).create();
        }
        if (value instanceof Boolean flag) {
            return Variables.booleanValue(flag);
        }
        if (value instanceof Integer number) {
            return Variables.integerValue(number);
        }
        return Variables.stringValue(value.toString());
    }

    private static @Nullable Object plain(@Nullable TypedValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JsonValue json) {
            return read(json.getValueSerialized());
        }
        if (value instanceof SerializableValue serialized && serialized.getSerializationDataFormat() != null
                && serialized.getSerializationDataFormat().contains("json")) {
            return read(serialized.getValueSerialized());
        }
        if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            throw new IllegalArgumentException(CatalogueText.say("refused.valueType", value.getType().getName()));
        }
        return value.getValue();
    }

    private static @Nullable Object read(@Nullable String text) {
        try {
            return text == null ? null : JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(CatalogueText.say("refused.unreadableList", e.getOriginalMessage()), e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not representable as JSON: " + value.getClass(), e);
        }
    }
}
