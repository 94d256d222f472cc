package org.sixstep.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a clock's time that is over: counted, or paused for a reason.
 *
 * @param pauseReason null while it counted
 * @param counted     by the clock's calendar; nothing while it was paused
 */
public record ClockSegment(UUID ticketId, int round, String clock, String source, Instant beganAt, Instant endedAt,
        @Nullable String pauseReason,
        Duration counted) {

    static final String INSERT = """
            insert into sixstep.sla_segment (ticket_id, round, clock, source, began_at, ended_at, pause_reason,
              counted_seconds) values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    public boolean isPaused() {
        return pauseReason != null;
    }

    Object[] parameters() {
        return new Object[] {ticketId, round, clock, source, SlaClock.utc(beganAt), SlaClock.utc(endedAt), pauseReason,
            counted.toSeconds()};
    }

    static ClockSegment read(ResultSet row, int number) throws SQLException {
        return new ClockSegment(row.getObject("ticket_id", UUID.class), row.getInt("round"), row.getString("clock"),
                row.getString("source"),
                SlaClock.present(row, "began_at"), SlaClock.present(row, "ended_at"), row.getString("pause_reason"),
                Duration.ofSeconds(row.getLong("counted_seconds")));
    }
}
