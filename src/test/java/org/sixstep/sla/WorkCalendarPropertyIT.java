package org.sixstep.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.sixstep.sla.WorkCalendar.ExtraWorkingDay;

/**
 * What holds on every calendar: random zones, weeks, holidays and extra working days, and times around the days on which the zone's clock
 * is set. A failure tells its seed; {@code @Property(seed = "...")} repeats it.
 */
class WorkCalendarPropertyIT {

    /** With daylight saving at 02:00, 01:00 UTC, midnight and by half an hour; one that skipped a whole day; and some without. */
    private static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Havana", "Asia/Beirut",
            "Australia/Lord_Howe",
            "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Asia/Tehran", "Asia/Kathmandu", "UTC");
    private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
    private static final int DAYS = 20 * 365;

    /** A calendar and a time to count on it. */
    record Case(WorkCalendar calendar, Instant start) {

        @Override
        public String toString() {
            return start + " on " + calendar;
        }
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void whatWasAddedIsMeasured(@ForAll("cases") Case on, @ForAll @From("durations") Duration counted) {
        assertThat(on.calendar.between(on.start, on.calendar.add(on.start, counted))).isEqualTo(counted);
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void addingComesToTheEarliestInstant(@ForAll("cases") Case on, @ForAll @From("durations") Duration counted) {
        Instant due = on.calendar.add(on.start, counted);
        if (!counted.isZero()) {
            assertThat(on.calendar.between(on.start, due.minusNanos(1))).isEqualTo(counted.minusNanos(1));
        }
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void moreIsNeverEarlier(@ForAll("cases") Case on, @ForAll @From("durations") Duration less, @ForAll @From("durations") Duration more) {
        assertThat(on.calendar.add(on.start, less.plus(more))).isAfterOrEqualTo(on.calendar.add(on.start, less));
        assertThat(on.calendar.add(on.start.plus(more), less)).isAfterOrEqualTo(on.calendar.add(on.start, less));
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void partsAddUp(@ForAll("cases") Case on, @ForAll @From("durations") Duration one, @ForAll @From("durations") Duration other) {
        WorkCalendar calendar = on.calendar;
        assertThat(calendar.add(calendar.add(on.start, one), other)).isEqualTo(calendar.add(on.start, one.plus(other)));
        Instant middle = on.start.plus(one);
        Instant end = middle.plus(other);
        assertThat(calendar.between(on.start, middle).plus(calendar.between(middle, end))).isEqualTo(calendar.between(on.start, end));
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void theNextOpeningIsOpenAndNothingCountsBeforeIt(@ForAll("cases") Case on) {
        Instant opening = on.calendar.nextOpening(on.start);
        assertThat(on.calendar.isOpen(opening)).isTrue();
        assertThat(opening).isAfterOrEqualTo(on.start);
        assertThat(on.calendar.between(on.start, opening)).isZero();
        assertThat(on.calendar.isOpen(on.start)).isEqualTo(opening.equals(on.start));
    }

    /** Twenty thousand counts: twenty sums and their differences on each of five hundred calendars. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void isTheSameMinuteByMinute(@ForAll("cases") Case on, @ForAll Random random) {
        MinuteByMinute slow = new MinuteByMinute(on.calendar);
        for (int i = 0; i < 20; i++) {
            Instant start = on.start.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            Duration counted = Duration.ofMinutes(random.nextInt(14 * 60));
            Instant due = slow.add(start, counted);
            assertThat(on.calendar.add(start, counted)).as("%s + %s", start, counted).isEqualTo(due);
            assertThat(on.calendar.between(start, due.plusSeconds(3600))).as("%s until %s", start, due)
                    .isEqualTo(slow.between(start, due.plusSeconds(3600)));
        }
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.integers().between(0, 10 * 24 * 3600).map(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(Arbitraries.of(ZONES).map(ZoneId::of), Arbitraries.randoms()).as(WorkCalendarPropertyIT::random);
    }

    private static Case random(ZoneId zone, Random random) {
        Instant start = start(zone, random);
        LocalDate near = LocalDate.ofInstant(start, ZoneOffset.UTC);
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        SortedMap<LocalDate, ExtraWorkingDay> extraWorkingDays = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.put(near.plusDays(random.nextInt(12) - 1), "closed");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate day = near.plusDays(random.nextInt(12) - 1);
            if (!holidays.containsKey(day)) {
                extraWorkingDays.put(day, new ExtraWorkingDay("open", List.of(period(random))));
            }
        }
        return new Case(
                new WorkCalendar("random", 1, zone, week(random), "random", Collections.emptySortedSet(), holidays, extraWorkingDays),
                start);
    }

    /** Half of the times are near a change of the zone's offset. */
    private static Instant start(ZoneId zone, Random random) {
        Instant any = FIRST.plusDays(random.nextInt(DAYS)).atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        Instant from = change == null || random.nextBoolean() ? any : change.getInstant().minus(Duration.ofDays(1));
        return from.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
    }

    /** Five open days or so, and never of whole days only: those have a meaning of their own for the hours of an extra day. */
    private static Map<DayOfWeek, List<DayPeriod>> week(Random random) {
        Map<DayOfWeek, List<DayPeriod>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(7) < 5) {
                week.put(day, random.nextInt(4) == 0 ? List.of(DayPeriod.WHOLE_DAY) : periods(random));
            }
        }
        week.put(DayOfWeek.values()[random.nextInt(7)], List.of(new DayPeriod(random.nextInt(600), 601 + random.nextInt(800))));
        return week;
    }

    private static List<DayPeriod> periods(Random random) {
        Set<Integer> ends = new HashSet<>();
        for (int i = 2 * (1 + random.nextInt(3)); ends.size() < i;) {
            ends.add(random.nextInt(DayPeriod.MINUTES + 1));
        }
        List<Integer> sorted = ends.stream().sorted().toList();
        List<DayPeriod> periods = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i += 2) {
            periods.add(new DayPeriod(sorted.get(i), sorted.get(i + 1)));
        }
        return periods;
    }

    private static DayPeriod period(Random random) {
        return periods(random).get(0);
    }
}
