package org.sixstep.sla;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A file {@code *.calendar.yaml}: the zone, the week, and the holidays that it uses.
 *
 * @param schedule key of the holidays; null for none
 */
record CalendarFile(CalendarSource source, String key, ZoneId zone, Map<DayOfWeek, List<DayPeriod>> week, @Nullable String schedule) {

    static final String SUFFIX = ".calendar.yaml";

    /** Of a calendar or of holidays: a table, a file and a log name it. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final String CALENDAR = "calendar";
    private static final String ZONE = "zone";
    private static final String WEEK = "week";
    private static final String HOLIDAYS = "holidays";

    static CalendarFile parse(String path, byte[] content) {
        CalendarSource source = CalendarSource.read(path, content, Set.of(CALENDAR, ZONE, WEEK, HOLIDAYS));
        return new CalendarFile(source, source.value(source.required(CALENDAR), CalendarFile::key),
                source.value(source.required(ZONE), CalendarFile::zone),
                week(source, source.required(WEEK)),
                source.optional(HOLIDAYS).map(node -> source.value(node, CalendarFile::key)).orElse(null));
    }

    /** With the holidays that are known, not yet a version of its own. */
    WorkCalendar with(Collection<HolidayYear> years) {
        if (schedule != null && years.isEmpty()) {
            throw source.mistake(source.required(HOLIDAYS),
                    "there are no holidays " + schedule + "; deploy their file before this one or together with it");
        }
        return new WorkCalendar(key, 0, zone, week, schedule, Collections.emptySortedSet(), Collections.emptySortedMap(),
                Collections.emptySortedMap()).with(years);
    }

    InvalidCalendarException mistakeInKey(String reason) {
        return source.mistake(source.required(CALENDAR), reason);
    }

    InvalidCalendarException mistakeInWeek(String reason) {
        return source.mistake(source.required(WEEK), reason);
    }

    static String key(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a valid key: use letters, digits, - and _, at most 40,"
                    + " starting with a letter");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone; write it like Asia/Shanghai");
        }
        return ZoneId.of(text);
    }

    private static Map<DayOfWeek, List<DayPeriod>> week(CalendarSource source, Node node) {
        Map<DayOfWeek, List<DayPeriod>> week = new EnumMap<>(DayOfWeek.class);
        source.entries(node).forEach((name, entry) -> {
            List<DayPeriod> periods = periods(source, entry.getValueNode());
            for (DayOfWeek day : source.value(entry.getKeyNode(), CalendarFile::days)) {
                if (week.put(day, periods) != null) {
                    throw source.mistake(entry.getKeyNode(), day.name().toLowerCase(Locale.ROOT) + " is there twice");
                }
            }
        });
        if (week.isEmpty()) {
            throw source.mistake(node, "the calendar is never open");
        }
        return week;
    }

    static List<DayPeriod> periods(CalendarSource source, Node node) {
        List<DayPeriod> periods = source.values(node).stream().map(value -> source.value(value, DayPeriod::parse)).toList();
        if (periods.isEmpty()) {
            throw source.mistake(node, "give the hours, such as 09:00-12:00, or leave the day out");
        }
        return source.checked(node, () -> DayPeriod.joined(periods));
    }

    /** {@code saturday} or {@code monday-friday}. */
    private static List<DayOfWeek> days(String text) {
        List<DayOfWeek> ends = Arrays.stream(text.split("-", 2)).map(String::strip).map(CalendarFile::day).toList();
        DayOfWeek first = ends.get(0);
        DayOfWeek last = ends.get(ends.size() - 1);
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("'" + text + "' ends before it starts; a week is from monday to sunday");
        }
        return Arrays.asList(DayOfWeek.values()).subList(first.ordinal(), last.ordinal() + 1);
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' is not a day of the week; write it like monday or"
                                + " monday-friday"));
    }
}
