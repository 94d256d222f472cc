package org.sixstep.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Which time counts. {@code 24x7} counts all of it; {@code workDays} counts Monday to Friday, whole days, so that one working day from Friday
 * 17:00 is Monday 17:00; {@code workHours} counts Monday to Friday 09:00-18:00. Days are those of the desk's zone.
 */
public enum BuiltInCalendar {

    ALWAYS("24x7", LocalTime.MIN, LocalTime.MAX),
    WORK_DAYS("workDays", LocalTime.MIN, LocalTime.MAX),
    WORK_HOURS("workHours", LocalTime.of(9, 0), LocalTime.of(18, 0));

    private final String key;
    private final LocalTime opens;
    private final LocalTime closes;

    BuiltInCalendar(String key, LocalTime opens, LocalTime closes) {
        this.key = key;
        this.opens = opens;
        this.closes = closes;
    }

    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException if no calendar has this key */
    public static BuiltInCalendar of(String key) {
        for (BuiltInCalendar calendar : values()) {
            if (calendar.key.equals(key)) {
                return calendar;
            }
        }
        throw new IllegalArgumentException("There is no calendar " + key + "; known are 24x7, workDays and workHours.");
    }

    /** The instant at which {@code counted} time has passed since {@code start}. A duration of a day counts 24 hours of this calendar. */
    public Instant add(Instant start, Duration counted, ZoneId zone) {
        if (this == ALWAYS) {
            return start.plus(counted);
        }
        Duration left = counted;
        LocalDate day = start.atZone(zone).toLocalDate();
        while (true) {
            Instant from = later(start, opening(day, zone));
            Duration open = isOpen(day) ? Duration.between(from, closing(day, zone)) : Duration.ZERO;
            if (!open.isNegative() && !open.isZero() && open.compareTo(left) >= 0) {
                return from.plus(left);
            }
            left = open.isNegative() ? left : left.minus(open);
            day = day.plusDays(1);
        }
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private Instant opening(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(day, opens, zone).toInstant();
    }

    private Instant closing(LocalDate day, ZoneId zone) {
        return closes == LocalTime.MAX ? day.plusDays(1).atStartOfDay(zone).toInstant() : ZonedDateTime.of(day, closes, zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
