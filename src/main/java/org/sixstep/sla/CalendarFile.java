package org.sixstep.sla;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A file {@code *.calendar.yaml}: the zone, the week, and the holidays that it uses.
 *
 * @param schedule     key of the holidays; null for none
 * @param scheduleNode where it names them, for a mistake that shows only beside the other files
 */
record CalendarFile(CalendarSource source, String key, Node keyNode, ZoneId zone, Map<DayOfWeek, List<DayPeriod>> week, String schedule, Node scheduleNode) {

    static final String SUFFIX = ".calendar.yaml";

    /** Of a calendar or of holidays: a table, a file and a log name it. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Set<String> KEYS = Set.of("calendar", "zone", "week", "holidays");

    static CalendarFile parse(String path, byte[] content) {
        CalendarSource source = CalendarSource.read(path, content, KEYS);
        Node keyNode = source.required("calendar");
        String key = source.value(keyNode, CalendarFile::key);
        Node scheduleNode = source.optional("holidays").orElse(null);
        Map<DayOfWeek, List<DayPeriod>> week = week(source, source.required("week"));
        return new CalendarFile(source, key, keyNode, source.value(source.required("zone"), CalendarFile::zone), week,
                scheduleNode == null ? null : source.value(scheduleNode, CalendarFile::key), scheduleNode);
    }

    static String key(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no key: letters, digits, - and _, at most 40, beginning with a letter");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is no time zone; write it like Asia/Shanghai");
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
            throw new IllegalArgumentException("'" + text + "' ends before it begins; a week goes from monday to sunday");
        }
        return Arrays.asList(DayOfWeek.values()).subList(first.ordinal(), last.ordinal() + 1);
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no day of the week; write it like monday or monday-friday"));
    }
}
