package org.sixstep.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar in one version that never changes. An instant counts if its local time in the calendar's zone is within a period of
 * that day. So an hour that is skipped in spring counts nothing, and an hour that comes twice in autumn counts twice.
 *
 * <p>What is added is counted time: a day is 24 counted hours. On a calendar of whole days, one day from Friday 17:00 is therefore Monday
 * 17:00. On a calendar of working hours a day would be almost three of them, which nobody means: targets in days are refused there
 * ({@link ServiceLevel}).
 *
 * <p>A year for which the holidays are not known counts by the week alone.
 *
 * @param version          counts up with every change of the calendar or of the holidays that it uses
 * @param week             what is worked on a day of the week; a day that is missing is closed
 * @param schedule         key of the holidays that it uses; null for none
 * @param years            years whose holidays are known
 * @param holidays         closed days, with their names
 * @param extraWorkingDays days that are worked although the week says otherwise, as China's 调休
 */
public record WorkCalendar(String key, int version, ZoneId zone, Map<DayOfWeek, List<DayPeriod>> week, @Nullable String schedule,
        SortedSet<Integer> years,
        SortedMap<LocalDate, String> holidays, SortedMap<LocalDate, ExtraWorkingDay> extraWorkingDays) {

    /** A day that is worked by exception; without hours of its own it is like a normal working day. */
    public record ExtraWorkingDay(String name, List<DayPeriod> hours) {

        public ExtraWorkingDay {
            hours = DayPeriod.joined(hours);
        }
    }

    /** Key of the calendar that counts all time and needs no file. */
    public static final String AROUND_THE_CLOCK = "24x7";
    /** Plain elapsed time. */
    public static final WorkCalendar ALWAYS = new WorkCalendar(AROUND_THE_CLOCK, 1, ZoneOffset.UTC, everyDay(DayPeriod.WHOLE_DAY), null,
            Collections.emptySortedSet(), Collections.emptySortedMap(), Collections.emptySortedMap());

    /** Longer than any target; a mistyped one must not keep a thread busy. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    public WorkCalendar {
        Map<DayOfWeek, List<DayPeriod>> open = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, periods) -> {
            if (!periods.isEmpty()) {
                open.put(day, DayPeriod.joined(periods));
            }
        });
        if (open.isEmpty()) {
            throw new IllegalArgumentException("The calendar " + key + " is never open");
        }
        week = Collections.unmodifiableMap(open);
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        extraWorkingDays = Collections.unmodifiableSortedMap(new TreeMap<>(extraWorkingDays));
    }

    /** The earliest instant at which this much has been counted. From a closed time on, counting begins at the next opening. */
    public Instant add(Instant start, Duration counted) {
        if (counted.isNegative() || counted.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(counted + " cannot be added; give a duration from zero to " + LONGEST.toDays() + " days");
        }
        if (counted.isZero() || isPlainTime()) {
            return start.plus(counted);
        }
        OpenTimes times = new OpenTimes(start);
        for (Duration left = counted;; left = left.minus(times.length())) {
            times.next();
            if (times.length().compareTo(left) >= 0) {
                return times.opens.plus(left);
            }
        }
    }

    /** How much is counted from one instant to another; nothing if that is not later. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        if (isPlainTime()) {
            return Duration.between(from, to);
        }
        OpenTimes times = new OpenTimes(from);
        Duration counted = Duration.ZERO;
        for (times.next(); times.closes.isBefore(to); times.next()) {
            counted = counted.plus(times.length());
        }
        return times.opens.isBefore(to) ? counted.plus(Duration.between(times.opens, to)) : counted;
    }

    public boolean isOpen(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return periods(local.toLocalDate()).stream().anyMatch(period -> period.contains(local.toLocalTime()));
    }

    /** This instant if it is open, or else the first one after it that is. */
    public Instant nextOpening(Instant instant) {
        OpenTimes times = new OpenTimes(instant);
        times.next();
        return times.opens;
    }

    /** Whether a target may be said in days here: each day of the week counts whole or not at all. */
    public boolean countsWholeDays() {
        return week.values().stream().allMatch(List.of(DayPeriod.WHOLE_DAY)::equals);
    }

    /** What is worked on a day: a holiday goes before an extra working day, and that before the week. */
    public List<DayPeriod> periods(LocalDate day) {
        if (holidays.containsKey(day)) {
            return List.of();
        }
        ExtraWorkingDay extra = extraWorkingDays.get(day);
        if (extra == null) {
            return week.getOrDefault(day.getDayOfWeek(), List.of());
        }
        // where days count whole, half of one is still that day
        return extra.hours().isEmpty() || countsWholeDays() ? normalDay() : extra.hours();
    }

    /** The same with these holidays instead of its own. */
    WorkCalendar with(Collection<HolidayYear> holidayYears) {
        SortedSet<Integer> known = new TreeSet<>();
        SortedMap<LocalDate, String> closed = new TreeMap<>();
        SortedMap<LocalDate, ExtraWorkingDay> extra = new TreeMap<>();
        for (HolidayYear year : holidayYears) {
            known.add(year.year());
            // the file of a year may name days of the December before, which then hold
            extra.keySet().removeAll(year.holidays().keySet());
            closed.keySet().removeAll(year.extraWorkingDays().keySet());
            closed.putAll(year.holidays());
            extra.putAll(year.extraWorkingDays());
        }
        return new WorkCalendar(key, version, zone, week, schedule, known, closed, extra);
    }

    WorkCalendar withVersion(int number) {
        return new WorkCalendar(key, number, zone, week, schedule, years, holidays, extraWorkingDays);
    }

    private boolean isPlainTime() {
        return key.equals(AROUND_THE_CLOCK);
    }

    /** The first working day of the week, Monday in most places. */
    private List<DayPeriod> normalDay() {
        return week.values().iterator().next();
    }

    private static Map<DayOfWeek, List<DayPeriod>> everyDay(DayPeriod period) {
        Map<DayOfWeek, List<DayPeriod>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(period)));
        return week;
    }

    /**
     * The open times from an instant on, one after the other. It goes from midnight to midnight, and from one change of the zone's offset
     * to the next: in between local time is continuous, so that no rule for skipped or repeated times is needed.
     */
    private final class OpenTimes {

        private final ZoneRules rules = zone.getRules();
        private Instant begin;
        private Instant end;
        private Instant offsetEnds;
        private ZoneOffset offset;
        private LocalDate day;
        private Iterator<DayPeriod> left;
        private Instant opens;
        private Instant closes;

        OpenTimes(Instant start) {
            begin = start;
            end = start;
            offsetEnds = start;
            offset = rules.getOffset(start);
            day = start.atOffset(offset).toLocalDate();
            left = Collections.emptyIterator();
            opens = start;
            closes = start;
            enter(start, true);
        }

        void next() {
            do {
                while (!left.hasNext()) {
                    enter(end, end.equals(offsetEnds));
                }
                DayPeriod period = left.next();
                opens = later(begin, period.opens(day, offset));
                closes = earlier(end, period.closes(day, offset));
            } while (!opens.isBefore(closes));
        }

        Duration length() {
            return Duration.between(opens, closes);
        }

        private void enter(Instant at, boolean newOffset) {
            if (newOffset) {
                ZoneOffsetTransition change = rules.nextTransition(at);
                offset = rules.getOffset(at);
                offsetEnds = change == null ? Instant.MAX : change.getInstant();
            }
            begin = at;
            day = at.atOffset(offset).toLocalDate();
            end = earlier(offsetEnds, day.plusDays(1).atStartOfDay().toInstant(offset));
            left = periods(day).iterator();
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
