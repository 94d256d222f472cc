package org.sixstep.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One target of one policy being measured on one ticket in one round. Times are UTC.
 *
 * @param calendarVersion the version of the calendar that it was promised with and counts by
 * @param since           beginning of the piece that is now counted or paused
 * @param counted         what the pieces before that have counted
 * @param paused          how long the pieces before that were paused
 * @param pauseReason     null while it counts
 * @param pauseEndsAt     when it counts again although nobody has answered
 * @param dueAt           the limit; while it is paused, the one that holds if the pause lasts as long as it may
 * @param verdict         as promised: met or missed; null while it runs, and for a clock that a new policy does not know
 * @param verdictToday    by the table and calendar that counted when it stopped (L3)
 */
public record SlaClock(UUID ticketId, int round, String policy, ServiceLevel level, int calendarVersion, Instant startedAt, Instant since,
        Duration counted,
        Duration paused, @Nullable String pauseReason, @Nullable Instant pauseEndsAt, Instant warnAt, Instant dueAt,
        @Nullable Instant stoppedAt, @Nullable String verdict,
        @Nullable String verdictToday, @Nullable Instant dueToday, @Nullable Integer versionToday, String decision) {

    static final String UPSERT = """
            insert into sixstep.sla_clock (ticket_id, round, clock, source, policy, target, calendar, calendar_version, warn_percent,
              starts_from, pausable, rule,
              decision_version, started_at, since, counted_seconds, paused_seconds, pause_reason, pause_ends_at, warn_at, due_at,
                stopped_at, verdict,
              verdict_today, due_today, version_today, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?)
            on conflict (ticket_id, round, clock, source) do update set policy = excluded.policy, target = excluded.target,
              calendar = excluded.calendar,
              calendar_version = excluded.calendar_version, warn_percent = excluded.warn_percent, pausable = excluded.pausable,
                rule = excluded.rule,
              decision_version = excluded.decision_version, since = excluded.since, counted_seconds = excluded.counted_seconds,
              paused_seconds = excluded.paused_seconds, pause_reason = excluded.pause_reason, pause_ends_at = excluded.pause_ends_at,
              warn_at = excluded.warn_at, due_at = excluded.due_at, stopped_at = excluded.stopped_at, verdict = excluded.verdict,
              verdict_today = excluded.verdict_today, due_today = excluded.due_today, version_today = excluded.version_today""";

    public static final String MET = "met";
    public static final String MISSED = "missed";

    static SlaClock start(UUID ticketId, int round, String policy, ServiceLevel level, Instant start, WorkCalendar calendar,
            String decision) {
        return new SlaClock(ticketId, round, policy, level, calendar.version(), start, start, Duration.ZERO, Duration.ZERO, null, null,
                start, start, null, null, null,
                null, null, decision).due(calendar, List.of());
    }

    public String name() {
        return level.clock();
    }

    public boolean isRunning() {
        return stoppedAt == null;
    }

    public boolean isPaused() {
        return isRunning() && pauseReason != null;
    }

    /** A policy in between did not know it. */
    boolean isDropped() {
        return stoppedAt != null && verdict == null;
    }

    boolean wasPaused() {
        return pauseReason != null || !paused.isZero() || !counted.isZero();
    }

    /** What it has counted until then. */
    Duration counted(Instant now, WorkCalendar calendar) {
        return stoppedAt != null || pauseReason != null ? counted : counted.plus(calendar.between(since, now));
    }

    Duration paused(Instant now) {
        return stoppedAt != null || pauseReason == null ? paused : paused.plus(Duration.between(since, now));
    }

    /**
     * When this much is counted. A pause that has not ended counts as long as it may last.
     *
     * @param pieces what came before {@link #since}
     */
    Instant reaches(Duration amount, WorkCalendar calendar, List<ClockSegment> pieces) {
        Duration left = amount;
        for (ClockSegment piece : pieces) {
            if (!piece.isPaused()) {
                Duration length = calendar.between(piece.beganAt(), piece.endedAt());
                if (length.compareTo(left) >= 0) {
                    return calendar.add(piece.beganAt(), left);
                }
                left = left.minus(length);
            }
        }
        return calendar.add(pauseEndsAt == null ? since : pauseEndsAt, left);
    }

    /** The same with its warning and limit calculated again. */
    SlaClock due(WorkCalendar calendar, List<ClockSegment> pieces) {
        return copy(level, calendar.version(), since, counted, paused, pauseReason, pauseEndsAt,
                reaches(level.share(level.warnPercent()), calendar, pieces),
                reaches(level.duration(), calendar, pieces));
    }

    /** Another target for the same clock; what it has counted stays. */
    SlaClock promise(ServiceLevel target, String byPolicy, WorkCalendar calendar, List<ClockSegment> pieces) {
        return new SlaClock(ticketId, round, byPolicy, target, calendar.version(), startedAt, since, counted, paused, pauseReason,
                pauseEndsAt, warnAt, dueAt, stoppedAt,
                verdict, verdictToday, dueToday, versionToday, decision).due(calendar, pieces);
    }

    /** The piece that ends now, of what was counted or paused. */
    ClockSegment piece(Instant until, WorkCalendar calendar) {
        // the clock of this node may be behind the one that began it
        Instant end = until.isBefore(since) ? since : until;
        return new ClockSegment(ticketId, round, name(), level.source(), since, end, pauseReason,
                pauseReason == null ? calendar.between(since, end) : Duration.ZERO);
    }

    /** After this piece, the next begins; {@link #due} belongs after it. */
    SlaClock after(ClockSegment piece, @Nullable String reason, @Nullable Instant pauseEnds) {
        return copy(level, calendarVersion, piece.endedAt(), counted.plus(piece.counted()),
                piece.isPaused() ? paused.plus(Duration.between(piece.beganAt(), piece.endedAt())) : paused, reason, pauseEnds, warnAt,
                dueAt);
    }

    /** Both verdicts are given here and never again. */
    SlaClock stop(Instant at, WorkCalendar calendar, @Nullable Instant dueByToday, int byVersion) {
        return new SlaClock(ticketId, round, policy, level, calendarVersion, startedAt, since, counted(at, calendar), paused(at), null,
                null, warnAt, dueAt, at,
                verdict(at, dueAt), dueByToday == null ? null : verdict(at, dueByToday), dueByToday, byVersion, decision);
    }

    /** Ends without a verdict: the current policy has no such target. */
    SlaClock drop(Instant at, WorkCalendar calendar) {
        return new SlaClock(ticketId, round, policy, level, calendarVersion, startedAt, since, counted(at, calendar), paused(at), null,
                null, warnAt, dueAt, at, null,
                null, null, null, decision);
    }

    /** What is due again and again was done in time and is now due the next time. */
    SlaClock renew(Instant at, WorkCalendar calendar) {
        return copy(level, calendarVersion, at, Duration.ZERO, Duration.ZERO, null, null, warnAt, dueAt).due(calendar, List.of());
    }

    private static String verdict(Instant at, Instant due) {
        return at.isAfter(due) ? MISSED : MET;
    }

    private SlaClock copy(ServiceLevel target, int version, Instant from, Duration countedBefore, Duration pausedBefore,
            @Nullable String reason,
            @Nullable Instant pauseEnds, Instant warn,
            Instant due) {
        return new SlaClock(ticketId, round, policy, target, version, startedAt, from, countedBefore, pausedBefore, reason, pauseEnds, warn,
                due, stoppedAt, verdict,
                verdictToday, dueToday, versionToday, decision);
    }

    Object[] parameters() {
        return new Object[] {ticketId, round, level.clock(), level.source(), policy, level.target(), level.calendar(), calendarVersion,
            level.warnPercent(),
            level.startsFrom(), level.pausable(), level.rule(), level.version(), utc(startedAt), utc(since), counted.toSeconds(),
            paused.toSeconds(), pauseReason,
            utc(pauseEndsAt), utc(warnAt), utc(dueAt), utc(stoppedAt), verdict, verdictToday, utc(dueToday), versionToday, decision};
    }

    static SlaClock read(ResultSet row, int number) throws SQLException {
        ServiceLevel level = new ServiceLevel(row.getString("clock"), row.getString("target"), row.getString("calendar"),
                row.getInt("warn_percent"),
                row.getString("source"), row.getString("starts_from"), row.getBoolean("pausable"), row.getString("rule"),
                row.getInt("decision_version"));
        return new SlaClock(row.getObject("ticket_id", UUID.class), row.getInt("round"), row.getString("policy"), level,
                row.getInt("calendar_version"),
                present(row, "started_at"), present(row, "since"), Duration.ofSeconds(row.getLong("counted_seconds")),
                Duration.ofSeconds(row.getLong("paused_seconds")),
                row.getString("pause_reason"), instant(row, "pause_ends_at"), present(row, "warn_at"), present(row, "due_at"),
                instant(row, "stopped_at"),
                row.getString("verdict"), row.getString("verdict_today"), instant(row, "due_today"),
                row.getObject("version_today", Integer.class),
                row.getString("decision"));
    }

    /** The column is not null. */
    static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
