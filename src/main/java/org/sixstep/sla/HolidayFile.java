package org.sixstep.sla;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sixstep.sla.WorkCalendar.ExtraWorkingDay;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A file {@code *.holidays.yaml}: the holidays of a country or company for some years, given once for all calendars that use them. */
record HolidayFile(CalendarSource source, String schedule, List<HolidayYear> years) {

    static final String SUFFIX = ".holidays.yaml";

    private static final Set<String> KEYS = Set.of("schedule", "years", "country", "holidays", "extraWorkingDays");
    private static final Pattern YEARS = Pattern.compile("((?:19|20|21)\\d\\d)(?:\\s*-\\s*((?:19|20|21)\\d\\d))?");
    private static final int MOST_YEARS = 50;

    static HolidayFile parse(String path, byte[] content) {
        CalendarSource source = CalendarSource.read(path, content, KEYS);
        String schedule = source.value(source.required("schedule"), CalendarFile::key);
        Node yearsNode = source.required("years");
        List<Integer> years = source.value(yearsNode, HolidayFile::years);
        Days days = new Days(source, years);
        source.optional("country").ifPresent(node -> days.addAll(source.value(node, country -> PublicHolidays.of(country, years))));
        source.optional("holidays").ifPresent(days::readHolidays);
        source.optional("extraWorkingDays").ifPresent(days::readExtraWorkingDays);
        if (days.holidays.isEmpty()) {
            throw source.mistake(yearsNode, "no holiday is given; list them under 'holidays', or name a 'country'");
        }
        return new HolidayFile(source, schedule, years.stream().map(year -> days.of(schedule, year)).toList());
    }

    InvalidCalendarException mistakeInYears(String reason) {
        return source.mistake(source.required("years"), reason);
    }

    private static List<Integer> years(String text) {
        Matcher range = YEARS.matcher(text);
        int first = range.matches() ? Integer.parseInt(range.group(1)) : 1;
        int last = range.matches() && range.group(2) != null ? Integer.parseInt(range.group(2)) : first;
        if (!range.matches() || last < first || last - first >= MOST_YEARS) {
            throw new IllegalArgumentException("'" + text + "' is not a year or range of years; write 2027 or 2024-2026, at most"
                    + " " + MOST_YEARS);
        }
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** The days of the file, each said once and within its years. */
    private static final class Days {

        private final CalendarSource source;
        private final List<Integer> years;
        private final SortedMap<LocalDate, String> holidays = new TreeMap<>();
        private final SortedMap<LocalDate, ExtraWorkingDay> extraWorkingDays = new TreeMap<>();

        Days(CalendarSource source, List<Integer> years) {
            this.source = source;
            this.years = years;
        }

        void addAll(Map<LocalDate, String> known) {
            holidays.putAll(known);
        }

        void readHolidays(Node node) {
            SortedMap<LocalDate, String> listed = new TreeMap<>();
            source.entries(node).forEach((text, entry) -> {
                String name = source.value(entry.getValueNode(), value -> value);
                for (LocalDate day : days(entry)) {
                    if (listed.put(day, name) != null) {
                        throw source.mistake(entry.getKeyNode(), day + " is there twice");
                    }
                }
            });
            holidays.putAll(listed);
        }

        void readExtraWorkingDays(Node node) {
            source.entries(node).forEach((text, entry) -> {
                ExtraWorkingDay extra = extraWorkingDay(entry.getValueNode());
                for (LocalDate day : days(entry)) {
                    if (holidays.containsKey(day)) {
                        throw source.mistake(entry.getKeyNode(), day + " is a holiday and a working day at once");
                    }
                    if (extraWorkingDays.put(day, extra) != null) {
                        throw source.mistake(entry.getKeyNode(), day + " is there twice");
                    }
                }
            });
        }

        HolidayYear of(String schedule, int year) {
            LocalDate first = LocalDate.of(year, 1, 1);
            return new HolidayYear(schedule, year, new TreeMap<>(holidays.subMap(first, first.plusYears(1))),
                    new TreeMap<>(extraWorkingDays.subMap(first, first.plusYears(1))));
        }

        private ExtraWorkingDay extraWorkingDay(Node node) {
            if (!CalendarSource.isMapping(node)) {
                return new ExtraWorkingDay(source.value(node, value -> value), List.of());
            }
            Map<String, NodeTuple> entries = source.entries(node);
            entries.forEach((key, entry) -> {
                if (!key.equals("name") && !key.equals("hours")) {
                    throw source.mistake(entry.getKeyNode(), "'" + key + "' is not known here; known are hours, name");
                }
            });
            NodeTuple name = entries.get("name");
            NodeTuple hours = entries.get("hours");
            if (name == null || hours == null) {
                throw source.mistake(node, "give the day a name and its hours");
            }
            return new ExtraWorkingDay(source.value(name.getValueNode(), value -> value),
                    CalendarFile.periods(source, hours.getValueNode()));
        }

        /** {@code 2026-05-01}, or {@code 2026-05-01 to 2026-05-05} with both. */
        private List<LocalDate> days(NodeTuple entry) {
            List<LocalDate> ends = source.value(entry.getKeyNode(),
                    text -> Stream.of(text.split("\\s+to\\s+", 2)).map(HolidayFile::day).toList());
            LocalDate first = ends.get(0);
            LocalDate last = ends.get(ends.size() - 1);
            for (LocalDate end : ends) {
                if (!years.contains(end.getYear())) {
                    throw source.mistake(entry.getKeyNode(), end + " is not in the years of this file");
                }
            }
            if (last.isBefore(first)) {
                throw source.mistake(entry.getKeyNode(), last + " is before " + first);
            }
            List<LocalDate> days = new ArrayList<>();
            first.datesUntil(last.plusDays(1)).forEach(days::add);
            return days;
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "'%s' is not a day; write 2026-05-01, or 2026-05-01 to 2026-05-05", text), e);
        }
    }
}
