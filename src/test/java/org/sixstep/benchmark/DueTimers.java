package org.sixstep.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/** Makes timers of many tickets due, and counts what became of them: alarms, entries of the timeline and messages, once for each ticket and clock. */
final class DueTimers {

    /** A clock of a ticket at triage, the timer that watches it, and what is written when it rings. */
    enum Bell {
        RESPONSE_WARNING("event_responseWarning", "response", "atRisk"),
        RESPONSE_LIMIT("event_responseLimit", "response", "missed"),
        ESCALATE_LIMIT("event_escalateLimit", "escalate", "missed"),
        RESOLVE_WARNING("event_firstLineResolveWarning", "resolve", "atRisk"),
        RESOLVE_LIMIT("event_firstLineResolveLimit", "resolve", "missed");

        final String timer;
        final String clock;
        final String level;

        Bell(String timer, String clock, String level) {
            this.timer = timer;
            this.clock = clock;
            this.level = level;
        }

        private String dueColumn() {
            return level.equals("missed") ? "due_at" : "warn_at";
        }

        private String kind() {
            return level.equals("missed") ? "serviceLevelMissed" : "serviceLevelAtRisk";
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
                (select count(*) from sixstep.ticket_event e where e.ticket_id = s.ticket_id and e.kind = ? and e.step is not null and e.text = ?) events,
                (select count(*) from sixstep.outbox_message m where m.ticket_id = s.ticket_id and m.kind = ? and m.message_key like '%%' || ?) messages
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
        execute("create table if not exists benchmark.due (storm text not null, ticket_id uuid not null, job_id text not null, due_at timestamptz not null, "
                + "primary key (ticket_id, job_id))");
        execute("create index if not exists due_by_storm on benchmark.due (storm)");
    }

    /** Moves every clock and timer a month ahead, so that nothing is due but what is made so. Before tickets are copied. */
    void postponeAll() throws SQLException {
        execute("update act_ru_job set duedate_ = duedate_ + interval '30 days' where handler_type_ = 'timer-transition'");
        execute("update sixstep.sla_clock set warn_at = warn_at + interval '30 days', due_at = due_at + interval '30 days'");
    }

    /**
     * Chooses tickets whose bell has not rung and lets it ring from {@code at} on, all at once or one after the other.
     *
     * @return how many were chosen; fewer than asked for if there are no more
     */
    int makeDue(String storm, Bell bell, boolean p0, int most, Instant at, double secondsApart) throws SQLException {
        connection.setAutoCommit(false);
        int chosen = update("insert into benchmark.due select ?, t.id, j.id_, ?::timestamptz + (row_number() over (order by t.id) - 1) * ? * interval '1 second' "
                + "from act_ru_job j join sixstep.ticket t on t.process_instance_id = j.process_instance_id_ "
                + "where j.handler_type_ = 'timer-transition' and j.handler_cfg_ = ? and (t.priority = 'P0') = ? and t.status = 'inProgress' "
                + "order by t.id limit ?", storm, Timestamp.from(at), secondsApart, bell.timer, p0, most);
        update("update act_ru_job j set duedate_ = s.due_at at time zone 'UTC' from benchmark.due s where s.storm = ? and j.id_ = s.job_id", storm);
        update("update sixstep.sla_clock c set " + bell.dueColumn() + " = s.due_at from benchmark.due s where s.storm = ? and c.ticket_id = s.ticket_id "
                + "and c.clock = ? and c.round = 1", storm, bell.clock);
        connection.commit();
        connection.setAutoCommit(true);
        // a due date is stored long before it comes: by then the tables are clean and the statistics know it
        execute("vacuum analyze act_ru_job");
        execute("vacuum analyze sixstep.sla_clock");
        execute("analyze benchmark.due");
        return chosen;
    }

    boolean isOver(String storm) throws SQLException {
        return number("select count(*) from (select from benchmark.due s join act_ru_job j on j.id_ = s.job_id where s.storm = '" + storm + "' limit 1) one") == 0;
    }

    Outcome outcome(String storm, Bell bell) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OUTCOME.replace("%%", "%"))) {
            int index = 1;
            for (Object value : new Object[] {bell.kind(), bell.clock, bell.kind(), ":" + bell.clock, bell.clock, bell.level, storm}) {
                query.setObject(index++, value);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Outcome(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5), row.getDouble(6), row.getDouble(7), row.getDouble(8));
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
