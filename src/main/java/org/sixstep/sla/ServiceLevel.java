package org.sixstep.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One target that a policy promises.
 *
 * @param clock       what is measured: record, triage, response, escalate, workshop, resolve, updateReporter, updateLead, callBack, archive
 * @param target      ISO-8601 duration of counted time; P1D is 24 hours of it, and only on a calendar of whole days
 * @param calendar    key of a {@link BuiltInCalendar}
 * @param warnPercent share of the target after which its owner is warned
 * @param source      which procedure says so: 000, 001, 002 or 003
 */
public record ServiceLevel(String clock, String target, String calendar, int warnPercent, String source) {

    public Instant dueAt(Instant start, WorkCalendar counting) {
        return counting.add(start, Duration.parse(target));
    }

    public Instant warnAt(Instant start, WorkCalendar counting) {
        return counting.add(start, Duration.parse(target).multipliedBy(warnPercent).dividedBy(100));
    }

    boolean isZero() {
        return Duration.parse(target).isZero();
    }

    /** @throws IllegalArgumentException if the decision gave something that is no target */
    public static ServiceLevel of(Map<String, ?> row, WorkCalendars calendars) {
        try {
            ServiceLevel level = new ServiceLevel((String) row.get("clock"), (String) row.get("target"), (String) row.get("calendar"),
                    ((Number) row.get("warnPercent")).intValue(), String.valueOf(row.get("source")));
            Duration.parse(level.target);
            WorkCalendar counting = calendars.current(level.calendar);
            if (level.isInDays() && !counting.countsWholeDays()) {
                throw new IllegalArgumentException("The target " + level.target + " is in days, and a day of the calendar " + level.calendar
                        + " is not a whole one; say the target in hours");
            }
            return level;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not a service level: " + row + " (" + e.getMessage() + ")", e);
        }
    }

    /** ISO-8601 writes days before the T and hours after it. */
    private boolean isInDays() {
        return target.split("[Tt]", 2)[0].matches(".*[Dd]");
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clock", clock);
        map.put("target", target);
        map.put("calendar", calendar);
        map.put("warnPercent", warnPercent);
        map.put("source", source);
        return map;
    }
}
