package org.sixstep.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a day that is worked, in local time: {@code 09:00-12:00}, {@code 13:30-24:00}. It includes its first minute and not the one it
 * ends with.
 *
 * @param from minute of the day that it begins with
 * @param to   minute of the day that it ends before; 1440 is 24:00
 */
public record DayPeriod(int from, int to) {

    static final int MINUTES = 24 * 60;
    static final DayPeriod WHOLE_DAY = new DayPeriod(0, MINUTES);

    private static final Pattern TEXT = Pattern.compile("([01]\\d|2[0-3]|24):([0-5]\\d)\\s*-\\s*([01]\\d|2[0-3]|24):([0-5]\\d)");

    public DayPeriod {
        if (from < 0 || to > MINUTES || from >= to) {
            throw new IllegalArgumentException(
                    text(from, to) + " is not a part of a day: it must begin before it ends. Work past midnight is two periods, "
                            + "such as 22:00-24:00 and 00:00-06:00 of the next day");
        }
    }

    @JsonCreator
    public static DayPeriod parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a part of a day; write it like 09:00-12:00, the end of the day as 24:00");
        }
        return new DayPeriod(minute(parts.group(1), parts.group(2)), minute(parts.group(3), parts.group(4)));
    }

    boolean contains(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return from <= minute && minute < to;
    }

    Instant opens(LocalDate day, ZoneOffset offset) {
        return day.atStartOfDay().plusMinutes(from).toInstant(offset);
    }

    Instant closes(LocalDate day, ZoneOffset offset) {
        return day.atStartOfDay().plusMinutes(to).toInstant(offset);
    }

    /**
     * In order, and those that touch made one.
     *
     * @throws IllegalArgumentException if two overlap
     */
    static List<DayPeriod> joined(List<DayPeriod> periods) {
        List<DayPeriod> joined = new ArrayList<>();
        for (DayPeriod next : periods.stream().sorted(Comparator.comparingInt(DayPeriod::from)).toList()) {
            DayPeriod last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && next.from < last.to) {
                throw new IllegalArgumentException(last + " and " + next + " overlap");
            }
            if (last != null && next.from == last.to) {
                joined.set(joined.size() - 1, new DayPeriod(last.from, next.to));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    @Override
    @JsonValue
    public String toString() {
        return text(from, to);
    }

    private static String text(int from, int to) {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }
}
