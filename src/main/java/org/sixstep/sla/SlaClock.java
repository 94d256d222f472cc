package org.sixstep.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * One target being measured on one ticket in one round. Times are UTC.
 *
 * @param calendarVersion of the level's calendar, as it was when the target was promised: a calendar that is deployed later moves no running clock
 */
public record SlaClock(UUID ticketId, int round, String policy, ServiceLevel level, int calendarVersion, Instant startedAt, Instant warnAt, Instant dueAt,
                       Instant stoppedAt, String verdict, String decision) {

    static final String UPSERT = """
            insert into sixstep.sla_clock (ticket_id, round, clock, policy, source, target, calendar, calendar_version, warn_percent, started_at, warn_at, due_at,
              stopped_at, verdict, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (ticket_id, round, clock) do update set policy = excluded.policy, source = excluded.source, target = excluded.target,
              calendar = excluded.calendar, calendar_version = excluded.calendar_version, warn_percent = excluded.warn_percent, warn_at = excluded.warn_at, due_at = excluded.due_at,
              stopped_at = excluded.stopped_at, verdict = excluded.verdict""";

    public static final String MET = "met";
    public static final String MISSED = "missed";

    static SlaClock start(UUID ticketId, int round, String policy, ServiceLevel level, Instant start, WorkCalendar calendar, String decision) {
        return new SlaClock(ticketId, round, policy, level, calendar.version(), start, level.warnAt(start, calendar), level.dueAt(start, calendar), null, null, decision);
    }

    public String name() {
        return level.clock();
    }

    public boolean isRunning() {
        return stoppedAt == null;
    }

    /** @param calendar the clock's own version of it */
    Duration counted(Instant now, WorkCalendar calendar) {
        return calendar.between(startedAt, stoppedAt == null ? now : stoppedAt);
    }

    SlaClock stop(Instant at) {
        return new SlaClock(ticketId, round, policy, level, calendarVersion, startedAt, warnAt, dueAt, at, at.isAfter(dueAt) ? MISSED : MET, decision);
    }

    /** What is due again and again was done in time and is now due the next time. */
    SlaClock renew(Instant at, WorkCalendar calendar) {
        return new SlaClock(ticketId, round, policy, level, calendarVersion, startedAt, level.warnAt(at, calendar), level.dueAt(at, calendar), null, null, decision);
    }

    Object[] parameters() {
        return new Object[] {ticketId, round, level.clock(), policy, level.source(), level.target(), level.calendar(), calendarVersion,
            level.warnPercent(), utc(startedAt), utc(warnAt), utc(dueAt), utc(stoppedAt), verdict, decision};
    }

    static SlaClock read(ResultSet row, int number) throws SQLException {
        ServiceLevel level = new ServiceLevel(row.getString("clock"), row.getString("target"), row.getString("calendar"), row.getInt("warn_percent"),
                row.getString("source"));
        return new SlaClock(row.getObject("ticket_id", UUID.class), row.getInt("round"), row.getString("policy"), level, row.getInt("calendar_version"), instant(row, "started_at"),
                instant(row, "warn_at"), instant(row, "due_at"), instant(row, "stopped_at"), row.getString("verdict"), row.getString("decision"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
