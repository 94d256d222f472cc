package org.sixstep.engine.authorization;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the database, as a fingerprint of each table. It is taken anew only after a transaction has written something. */
final class DatabaseContent {

    /** What may differ after a request that was refused, or without any request. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "sixstep.security_event", "the refusal itself is recorded",
            "sixstep.web_session", "when a session was last used",
            "sixstep.login_attempt", "a wrong password is counted",
            "sixstep.task_viewer", "who looks at a task is forgotten after a minute",
            "sixstep.scheduled_tasks", "the scheduler notes when its own tasks are due",
            "public.act_ru_meter_log", "the engine counts what it did");

    private final JdbcClient jdbc;
    private final String fingerprints;
    private State last = new State("", Map.of());

    /** @param tables fingerprint of the rows by name */
    record State(String transaction, Map<String, String> tables) {}

    DatabaseContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
        Set<String> tables = new TreeSet<>(jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('public', 'sixstep') and table_type = 'BASE TABLE'""").query(String.class).set());
        if (!tables.containsAll(LEFT_OUT.keySet())) {
            throw new IllegalStateException("A table that is left out does not exist: " + LEFT_OUT.keySet());
        }
        tables.removeAll(LEFT_OUT.keySet());
        this.fingerprints = tables.stream().map(
                table -> "select '" + table
                        + "' as name, count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as rows from "
                        + table + " t")
                .collect(Collectors.joining(" union all "));
    }

    State state() {
        String transaction = jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text").query(String.class).single();
        if (!transaction.equals(last.transaction())) {
            Map<String, String> tables = new TreeMap<>();
            jdbc.sql(fingerprints).query((row, n) -> tables.put(row.getString("name"), row.getString("rows"))).list();
            last = new State(transaction, tables);
        }
        return last;
    }

    /** The tables whose rows are not what they were. */
    Set<String> changedSince(State before) {
        Map<String, String> now = state().tables();
        return now.keySet().stream().filter(table -> !now.get(table).equals(before.tables().get(table)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
