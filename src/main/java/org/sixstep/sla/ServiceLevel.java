package org.sixstep.sla;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One target that a policy promises.
 *
 * @param clock       what is measured: record, triage, response, escalate, workshop, resolve, updateReporter, updateLead, callBack, archive
 * @param target      ISO-8601 duration of counted time; P1D is 24 hours of it, and only on a calendar of whole days
 * @param calendar    key of a {@link WorkCalendar}
 * @param warnPercent share of the target after which the first warning is given
 * @param source      which procedure says so: 000, 001, 002 or 003
 * @param startsFrom  occurrence, report or acceptance of the problem, or step: the moment at which it is first asked for (L9)
 * @param pausable    whether it is paused while somebody outside is waited for (E1); record, triage and response never are
 * @param rule        id of the row of the table, null if not known
 * @param version     version of the table, 0 if not known
 */
public record ServiceLevel(String clock, String target, String calendar, int warnPercent, String source, String startsFrom,
        boolean pausable, @Nullable String rule,
        int version) {

    private static final String ACCEPTANCE = "acceptance";
    private static final String STEP = "step";
    private static final Set<String> STARTS = Set.of("occurrence", "report", ACCEPTANCE, STEP);
    private static final Set<String> FROM_ACCEPTANCE = Set.of("record", "triage", "response", "resolve");
    /** They measure the desk alone, so nobody outside can be waited for. */
    private static final Set<String> NEVER_PAUSED = Set.of("record", "triage", "response");

    Duration duration() {
        return Duration.parse(target);
    }

    Duration share(int percent) {
        return duration().multipliedBy(percent).dividedBy(100);
    }

    boolean isZero() {
        return duration().isZero();
    }

    /**
     * A row as the table gives it; tables from before a column was there leave it out.
     *
     * @throws IllegalArgumentException if the decision gave something that is no target
     */
    public static ServiceLevel of(Map<String, ?> row, WorkCalendars calendars) {
        try {
            String clock = (String) given(row, "clock");
            Object startsFrom = row.get("startsFrom");
            ServiceLevel level = new ServiceLevel(clock, (String) given(row, "target"), (String) given(row, "calendar"),
                    ((Number) given(row, "warnPercent")).intValue(),
                    String.valueOf(row.get("source")),
                    startsFrom == null ? FROM_ACCEPTANCE.contains(clock) ? ACCEPTANCE : STEP : startsFrom.toString(),
                    Boolean.TRUE.equals(row.get("pausable")) && !NEVER_PAUSED.contains(clock), Objects.toString(row.get("rule"), null),
                    row.get("version") instanceof Number version ? version.intValue() : 0);
            level.check(calendars.current(level.calendar));
            return level;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not a service level: " + row + " (" + e.getMessage() + ")", e);
        }
    }

    private static Object given(Map<String, ?> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }

    private void check(WorkCalendar counting) {
        if (!STARTS.contains(startsFrom)) {
            throw new IllegalArgumentException("A clock starts from one of " + STARTS + ", not from " + startsFrom);
        }
        if (duration().isNegative()) {
            throw new IllegalArgumentException("The target " + target + " is negative");
        }
        if (isInDays() && !counting.countsWholeDays()) {
            throw new IllegalArgumentException("The target " + target + " is in days, and a day of the calendar " + calendar
                    + " is not a whole one; give the target in hours");
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
        map.put("startsFrom", startsFrom);
        map.put("pausable", pausable);
        map.put("rule", rule);
        map.put("version", version);
        return map;
    }
}
