package org.sixstep.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Reads the dates and times that a form brings; each refusal is a sentence for the person at the form. */
final class FormTimes {

    private static final Pattern ZONED = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private FormTimes() {
    }

    static String date(Object raw) {
        try {
            return LocalDate.parse(raw.toString().substring(0, Math.min(10, raw.toString().length()))).toString();
        } catch (DateTimeException e) {
            throw FormField.refused(e, "field.date");
        }
    }

    static String time(Object raw) {
        String text = raw.toString();
        try {
            return ZONED.matcher(text).find() ? DateTimeFormatter.ISO_OFFSET_TIME.parse(text, OffsetTime::from).toString()
                    : LocalTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw FormField.refused(e, "field.time");
        }
    }

    static Instant instant(Object raw, ZoneId zone) {
        if (raw instanceof Instant instant) {
            return instant;
        }
        String text = raw.toString();
        try {
            return bounded(ZONED.matcher(text).find() ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw FormField.refused(e, "field.dateTime");
        }
    }

    private static Instant bounded(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw FormField.refused("field.years");
        }
        return instant;
    }
}
