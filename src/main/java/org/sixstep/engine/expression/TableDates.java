package org.sixstep.engine.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.camunda.bpm.dmn.engine.impl.type.DateDataTypeTransformer;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What a column of the type {@code date} takes: besides what the engine takes, the date of a form's field, which is the beginning of its
 * day, and the same as texts. In a cell it is compared with {@code date and time("2026-11-21T00:00:00")}, as Modeler writes it.
 */
final class TableDates extends DateDataTypeTransformer {

    static final String TYPE = "date";

    private final ZoneId zone;

    TableDates(ZoneId zone) {
        this.zone = zone;
    }

    /** @throws IllegalArgumentException for anything that is no date */
    @Override
    public TypedValue transform(Object value) {
        Object date = value instanceof String text ? parsed(text) : value;
        if (date instanceof OffsetDateTime at) {
            date = at.atZoneSameInstant(zone).toLocalDateTime();
        }
        return super.transform(date instanceof LocalDate day ? day.atStartOfDay() : date);
    }

    private static TemporalAccessor parsed(String text) {
        try {
            return text.contains("T")
                    ? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
