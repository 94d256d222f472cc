package org.sixstep.sla;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public holidays of a country, or of a part of one, as a library knows them. They are asked for when a file is deployed and kept with
 * it: a new version of the library changes no calendar by itself.
 */
final class PublicHolidays {

    private PublicHolidays() {
    }

    /** @param place a country as ISO 3166 writes it, and a part of it if needed: {@code de}, {@code de/be} */
    static Map<LocalDate, String> of(String place, Collection<Integer> years) {
        String[] parts = place.toLowerCase(Locale.ROOT).split("/", 2);
        HolidayCalendar country = Arrays.stream(HolidayCalendar.values()).filter(known -> known.getId().equalsIgnoreCase(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + place + "' is not a country whose holidays are known; write it like de or de/be"));
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
        String[] part = Arrays.copyOfRange(parts, 1, parts.length);
        if (part.length == 1 && !manager.getCalendarHierarchy().getChildren().containsKey(part[0])) {
            throw new IllegalArgumentException("'" + place + "' is not a known part of the country; " + parts[0] + " has "
                    + manager.getCalendarHierarchy().getChildren().keySet().stream().sorted().toList());
        }
        Map<LocalDate, String> holidays = new TreeMap<>();
        for (int year : years) {
            manager.getHolidays(Year.of(year), part)
                    .forEach(holiday -> holidays.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH)));
        }
        return holidays;
    }
}
