package org.sixstep.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Makes timers of many tickets due, and counts what became of them: alarms, entries of the timeline and messages, once for each ticket and
 * clock.
 */
final class DueTimers {

    /** A clock of a ticket at triage, the timer that watches it, and what is written when it fires. */
    enum WatchedClock {
        RESPONSE_WARNING("event_responseWarning", "response", 75),
        RESPONSE_LIMIT("event_responseLimit", "response", 100),
        ESCALATE_LIMIT("event_escalateLimit", "escalate", 100),
        RESOLVE_WARNING("event_firstLineResolveWarning", "resolve", 75),
        RESOLVE_LIMIT("event_firstLineResolveLimit", "resolve", 100);

        final String timer;
        final String clock;
        final int percent;

        WatchedClock(String timer, String clock, int percent) {
            this.timer = timer;
            this.clock = clock;
            this.percent = percent;
        }

        private String dueColumn() {
            return percent == 100 ? "due_at" : "warn_at";
        }

        private String kind() {
            return percent == 100 ? "serviceLevelMissed" : "serviceLevelAtRisk";
        }
    }

    /** Lateness in seconds; a timer that has not fired counts as late until now. */
    record Outcome(long due, long fired, long lost, long doubled, double p50, double p99, double worst, double seconds) {

        double perSecond() {
            return fired / seconds;
        }
    }

    private static final String OUTCOME = """
            with told as (
              select s.ticket_id, s.due_at, a.raised_at,
                (select count(*) from sixstep.ticket_event e where e.ticket_id = s.ticket_id and e.kind = ? and e.step is not null
                  and e.text = ?
                  and (e.fields ->> 'percent')::int = ?) events,
                (select count(*) from sixstep.outbox_message m where m.ticket_id = s.ticket_id and m.kind = ?
                  and m.message_key like ?) messages
              from benchmark.due s left join sixstep.sla_alarm a on a.ticket_id = s.ticket_id and a.clock = ? and a.level = ?
              where s.storm = ?),
            late as (select *, extract(epoch from coalesce(raised_at, clock_timestamp()) - due_at) seconds from told)
            select count(*), count(raised_at), count(*) filter (where raised_at is null or events = 0 or messages = 0),
              count(*) filter (where events > 1 or messages > 1),
              percentile_cont(0.5) within group (order by seconds), percentile_cont(0.99) within group (order by seconds), max(seconds),
              extract(epoch from max(raised_at) - min(due_at))
            from late""";

    private final Connection connection;

    DueTimers(Connection connection) throws SQLException {
        this.connection = connection;
        execute("create schema if not exists benchmark");
        execute("create table if not exists benchmark.due (storm text not null, ticket_id uuid not null, job_id text not null, due_at"
                + " timestamptz not null, "
                + "primary key (ticket_id, job_id))");
        execute("create index if not exists due_by_storm on benchmark.due (storm)");
    }

    /**
     * Moves every clock and timer a month ahead, so that nothing is due but what is made so. Before tickets are copied. All clocks count
     * plain time then, because only that can be moved by SQL: a level is due when so much was counted, not when a column says so.
     */
    void postponeAll() throws SQLException {
        execute("update act_ru_job set duedate_ = duedate_ + interval '30 days' where handler_type_ = 'timer-transition'");
        execute("update sixstep.sla_clock set calendar = '24x7', calendar_version = 1, started_at = started_at + interval '30 days',"
                + " since = since + interval '30 days' "
                + "where stopped_at is null");
        execute("update sixstep.sla_clock set warn_at = since + target::interval * warn_percent / 100, due_at = since + target::interval"
                + " where stopped_at is null");
    }

    /**
     * Chooses tickets whose timer has not fired and makes it due from {@code at} on, all at once or one after the other.
     *
     * @return how many were chosen; fewer than asked for if there are no more
     */
    int makeDue(String storm, WatchedClock watched, boolean p0, int most, Instant at, double secondsApart) throws SQLException {
        connection.setAutoCommit(false);
        int chosen = update(
                "insert into benchmark.due select ?, t.id, j.id_, ?::timestamptz + (row_number() over (order by t.id) - 1) * ? * interval"
                        + " '1 second' "
                        + "from act_ru_job j join sixstep.ticket t on t.process_instance_id = j.process_instance_id_ "
                        + "where j.handler_type_ = 'timer-transition' and j.handler_cfg_ = ? and (t.priority = 'P0') = ? and t.status ="
                        + " 'inProgress' "
                        + "order by t.id limit ?",
                storm, Timestamp.from(at), secondsApart, watched.timer, p0, most);
        update("update act_ru_job j set duedate_ = s.due_at at time zone 'UTC' from benchmark.due s where s.storm = ? and j.id_ = s.job_id",
                storm);
        update("update sixstep.sla_clock c set started_at = c.started_at + m.delta, since = c.since + m.delta, warn_at = c.warn_at +"
                + " m.delta, due_at = c.due_at + m.delta "
                + "from (select k.ticket_id, s.due_at - min(k." + watched.dueColumn()
                + ") delta from benchmark.due s join sixstep.sla_clock k on k.ticket_id = s.ticket_id "
                + "where s.storm = ? and k.clock = ? and k.stopped_at is null group by k.ticket_id, s.due_at) m "
                + "where c.ticket_id = m.ticket_id and c.clock = ? and c.stopped_at is null", storm, watched.clock, watched.clock);
        connection.commit();
        connection.setAutoCommit(true);
        // a due date is stored long before it comes: by then the tables are clean and the statistics know it
        execute("vacuum analyze act_ru_job");
        execute("vacuum analyze sixstep.sla_clock");
        execute("analyze benchmark.due");
        return chosen;
    }

    boolean isOver(String storm) throws SQLException {
        return number("select count(*) from (select from benchmark.due s join act_ru_job j on j.id_ = s.job_id where s.storm = '" + storm
                + "' limit 1) one") == 0;
    }

    Outcome outcome(String storm, WatchedClock watched) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OUTCOME)) {
            int index = 1;
            for (Object value : new Object[] {watched.kind(), watched.clock, watched.percent, watched.kind(),
                "%:" + watched.clock + ":%:" + watched.percent + ":%", watched.clock,
                watched.percent + "%", storm}) {
                query.setObject(index++, value);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Outcome(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5), row.getDouble(6),
                        row.getDouble(7), row.getDouble(8));
            }
        }
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private int update(String command, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(command)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
