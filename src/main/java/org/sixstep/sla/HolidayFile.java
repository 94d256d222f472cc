package org.sixstep.sla;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sixstep.sla.WorkCalendar.ExtraWorkingDay;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A file {@code *.holidays.yaml}: the holidays of a country or company for some years, given once for all calendars that use them. */
record HolidayFile(CalendarSource source, String schedule, List<HolidayYear> years, Set<LocalDate> dropped) {

    static final String SUFFIX = ".holidays.yaml";

    private static final Set<String> KEYS = Set.of("schedule", "years", "country", "holidays", "extraWorkingDays", "dropped");
    private static final Pattern YEARS = Pattern.compile("((?:19|20|21)\\d\\d)(?:\\s*-\\s*((?:19|20|21)\\d\\d))?");
    private static final int MOST_YEARS = 50;

    static HolidayFile parse(String path, byte[] content) {
        CalendarSource source = CalendarSource.read(path, content, KEYS);
        String schedule = source.value(source.required("schedule"), CalendarFile::key);
        Node yearsNode = source.required("years");
        List<Integer> years = source.value(yearsNode, HolidayFile::years);
        Days days = new Days(source, years);
        source.optional("country").ifPresent(node -> days.addAll(source.value(node, country -> PublicHolidays.of(country, years))));
        source.optional("dropped").ifPresent(days::readDropped);
        source.optional("holidays").ifPresent(days::readHolidays);
        source.optional("extraWorkingDays").ifPresent(days::readExtraWorkingDays);
        if (days.holidays.isEmpty()) {
            throw source.mistake(yearsNode, "no holiday is given; list them under 'holidays', or name a 'country'");
        }
        return new HolidayFile(source, schedule, years.stream().map(year -> days.of(schedule, year)).toList(),
                Set.copyOf(days.dropped));
    }

    /** Days that are known of a year, and that this file would drop without naming them. */
    SortedSet<LocalDate> forgotten(HolidayYear known) {
        SortedSet<LocalDate> lost = new TreeSet<>(known.holidays().keySet());
        lost.addAll(known.extraWorkingDays().keySet());
        lost.removeAll(dropped);
        years.forEach(year -> {
            lost.removeAll(year.holidays().keySet());
            lost.removeAll(year.extraWorkingDays().keySet());
        });
        return lost;
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
        private final SortedSet<LocalDate> dropped = new TreeSet<>();
        /** The first day that the file may name: before its years only where a holiday goes on into them. */
        private LocalDate first;

        Days(CalendarSource source, List<Integer> years) {
            this.source = source;
            this.years = years;
            this.first = LocalDate.of(years.get(0), 1, 1);
        }

        void addAll(Map<LocalDate, String> known) {
            holidays.putAll(known);
        }

        /** Days of the country, or of an earlier file, that are no longer holidays or worked by exception; why is for the reader. */
        void readDropped(Node node) {
            LocalDate january = first;
            first = december();
            source.entries(node).forEach((text, entry) -> {
                source.value(entry.getValueNode(), value -> value);
                dropped.addAll(days(entry, false));
            });
            first = january;
            holidays.keySet().removeAll(dropped);
        }

        void readHolidays(Node node) {
            SortedMap<LocalDate, String> listed = new TreeMap<>();
            source.entries(node).forEach((text, entry) -> {
                String name = source.value(entry.getValueNode(), value -> value);
                for (LocalDate day : days(entry, true)) {
                    refuseDropped(entry, day);
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
                for (LocalDate day : days(entry, false)) {
                    refuseDropped(entry, day);
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
            LocalDate begin = year == years.get(0) ? first : LocalDate.of(year, 1, 1);
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            return new HolidayYear(schedule, year, new TreeMap<>(holidays.subMap(begin, end)),
                    new TreeMap<>(extraWorkingDays.subMap(begin, end)));
        }

        private LocalDate december() {
            return LocalDate.of(years.get(0) - 1, 12, 1);
        }

        private void refuseDropped(NodeTuple entry, LocalDate day) {
            if (dropped.contains(day)) {
                throw source.mistake(entry.getKeyNode(), day + " is listed and dropped at once");
            }
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

        /**
         * {@code 2026-05-01}, or {@code 2026-05-01 to 2026-05-05} with both.
         *
         * @param holiday may have begun in the December before the years of the file; what is worked for it may then lie there too
         */
        private List<LocalDate> days(NodeTuple entry, boolean holiday) {
            List<LocalDate> ends = source.value(entry.getKeyNode(),
                    text -> Stream.of(text.split("\\s+to\\s+", 2)).map(HolidayFile::day).toList());
            LocalDate begin = ends.get(0);
            LocalDate last = ends.get(ends.size() - 1);
            if (holiday && !begin.isBefore(december()) && begin.isBefore(first) && years.contains(last.getYear())) {
                first = december();
            }
            for (LocalDate end : ends) {
                if (!years.contains(end.getYear()) && (end.isBefore(first) || end.getYear() > years.get(0))) {
                    throw source.mistake(entry.getKeyNode(), end + " is not in the years of this file");
                }
            }
            if (last.isBefore(begin)) {
                throw source.mistake(entry.getKeyNode(), last + " is before " + begin);
            }
            List<LocalDate> days = new ArrayList<>();
            begin.datesUntil(last.plusDays(1)).forEach(days::add);
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
