package org.sixstep.sla;

import java.util.Map;
import java.util.Objects;

/**
 * One level of warning or escalation, a row of the table {@code escalate} (E7, R37, R52).
 *
 * @param percent   share of the target that has been counted; below 100 it warns, from 100 on it escalates
 * @param recipient owner, agents, dispatchers, supervisors, leads or managers
 * @param action    warn, escalate, or explain: the owner gives the reporter a reason and a new time
 * @param hours     key of the calendar in whose next opening the recipient is notified
 */
public record AlarmLevel(int percent, String recipient, String action, String hours) {

    static final int LIMIT = 100;

    public static AlarmLevel of(Map<String, ?> row) {
        return new AlarmLevel(((Number) given(row, "percent")).intValue(), (String) given(row, "recipient"), (String) given(row, "action"),
                (String) given(row, "hours"));
    }

    private static Object given(Map<String, ?> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    public boolean isWarning() {
        return percent < LIMIT;
    }

    public boolean asksForExplanation() {
        return action.equals("explain");
    }
}
