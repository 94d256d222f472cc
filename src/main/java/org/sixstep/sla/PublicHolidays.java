package org.sixstep.sla;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The public holidays of a country, or of a part of one, as a library knows them: no observances. They are asked for when a file is
 * deployed and kept with it: a new version of the library changes no calendar by itself. The library says nowhere that a list is not whole,
 * so only places are taken whose days were compared with those of another source.
 */
final class PublicHolidays {

    /** Where the working days of 2025 to 2030 are the same in both sources; {@code PublicHolidaysTest} compares them. */
    private static final Set<String> COMPLETE = Set.of("""
            at at/1 at/2 at/3 at/4 at/5 at/6 at/7 at/8 at/9 aw ax be bl bm bq cd cg ch ch/be ch/bl ch/bs ch/ge ch/sg ch/vs
            ch/zh ck co cw cz de de/bb de/be de/bw de/by de/hb de/he de/hh de/mv de/ni de/nw de/rp de/sh de/sl de/sn de/st
            de/th dk dm ee es es/ct fi fi/01 fr fr/57 gb gb/eng gb/nir gb/sct gb/wls gf gg hr ie it je jm li lr ls lu mt
            nc no nr nu nz nz/auk nz/cit nz/hkb nz/mbh nz/nsn nz/ntl nz/ota nz/stl nz/tas nz/tki nz/wgn nz/wtc pl pm pn pt
            pt/20 pw re ro si sj sz tk to us us/ar us/az us/ct us/id us/nd us/sd us/va us/wy vg vi wf""".split("\\s+"));
    private static final String UNITED_STATES = "us";
    private static final String LIST_THEM = "; list its public holidays under 'holidays' instead of the country";

    private PublicHolidays() {
    }

    /**
     * @param place a country as ISO 3166 writes it, and a part of it if needed: {@code de}, {@code de/be}
     * @param years in their order
     */
    static Map<LocalDate, String> of(String place, List<Integer> years) {
        String known = place.toLowerCase(Locale.ROOT);
        String[] parts = known.split("/", 2);
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country(parts[0])));
        String[] part = Arrays.copyOfRange(parts, 1, parts.length);
        if (part.length == 1 && !manager.getCalendarHierarchy().getChildren().containsKey(part[0])) {
            throw new IllegalArgumentException("'" + place + "' is not a known part of the country; " + parts[0] + " has "
                    + manager.getCalendarHierarchy().getChildren().keySet().stream().sorted().toList());
        }
        if (!COMPLETE.contains(known)) {
            throw new IllegalArgumentException("the days of '" + place + "' are not known completely" + LIST_THEM);
        }
        Map<LocalDate, String> holidays = new TreeMap<>();
        // a holiday of the next year may be observed in this one: 1 January 2028, a Saturday, on 31 December
        for (int year = years.get(0) - 1; year <= years.get(years.size() - 1) + 1; year++) {
            manager.getHolidays(Year.of(year), part).stream().filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .forEach(holiday -> holidays.put(holiday.getDate(), name(holiday)));
            if (known.equals(UNITED_STATES)) {
                holidays.put(columbusDay(year), "Columbus Day");
            }
        }
        holidays.keySet().removeIf(day -> !years.contains(day.getYear()));
        return holidays;
    }

    static Set<String> places() {
        return COMPLETE;
    }

    private static HolidayCalendar country(String id) {
        return Arrays.stream(HolidayCalendar.values()).filter(calendar -> calendar.getId().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + id + "' is not a country whose holidays are known; write it like de or"
                                + " de/be, or list its public holidays under 'holidays'"));
    }

    private static String name(Holiday holiday) {
        return holiday.getDescription(Locale.ENGLISH);
    }

    /** A holiday of the federation that the library has among those of the states only. */
    private static LocalDate columbusDay(int year) {
        return LocalDate.of(year, 10, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY));
    }
}
