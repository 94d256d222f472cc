package org.sixstep.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Computes what a clock shows: how much it has counted, how long it was paused, when it reaches a share of its target, and by which
 * calendar.
 */
@Component
public class ClockReadings {

    private final WorkCalendars calendars;
    private final Clock clock;
    private final TransactionScoped<ClockSession> sessions;

    ClockReadings(JdbcTemplate jdbc, WorkCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
        sessions = new TransactionScoped<>(() -> new ClockSession(jdbc), ClockSession::flush);
    }

    /** What a clock has counted and how long it was paused, piece by piece; the last one is still open while it runs. */
    public List<ClockSegment> segments(SlaClock measured) {
        List<ClockSegment> pieces = new ArrayList<>(session().pieces(measured));
        SlaClock last = settled(measured);
        if (last.since().isAfter(measured.since())) {
            pieces.add(measured.piece(last.since(), calendarOf(measured)));
        }
        Instant end = last.stoppedAt() == null ? clock.instant() : last.stoppedAt();
        if (pieces.isEmpty() || pieces.get(pieces.size() - 1).endedAt().isBefore(end)) {
            pieces.add(last.piece(end, calendarOf(last)));
        }
        return pieces;
    }

    public Duration counted(SlaClock measured) {
        return settled(measured).counted(clock.instant(), calendarOf(measured));
    }

    public Duration paused(SlaClock measured) {
        return settled(measured).paused(clock.instant());
    }

    public int percentCounted(SlaClock measured) {
        return (int) Math.min(Integer.MAX_VALUE, counted(measured).toMillis() * 100 / Math.max(1, measured.level().duration().toMillis()));
    }

    /** When this share of its target is counted. */
    public Instant reaches(SlaClock measured, int percent) {
        return measured.reaches(measured.level().share(percent), calendarOf(measured), session().pieces(measured));
    }

    /** The calendar that a clock counts by. */
    public WorkCalendar calendarOf(SlaClock measured) {
        return calendars.of(measured.level().calendar(), measured.calendarVersion());
    }

    /** The clock as resumed, if its longest pause is over. */
    SlaClock settled(SlaClock measured) {
        Instant ends = measured.pauseEndsAt();
        if (!measured.isPaused() || ends == null || ends.isAfter(clock.instant())) {
            return measured;
        }
        return measured.after(measured.piece(ends, calendarOf(measured)), null, null);
    }

    /** The clocks of this transaction. */
    ClockSession session() {
        return sessions.get();
    }

    /** Marks a clock of this transaction as changed. */
    void changed(ClockSession session) {
        sessions.changed(session);
    }
}
