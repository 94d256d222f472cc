package org.sixstep.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What PostgreSQL itself counts: rows written by table, statements executed, process variables of one ticket. */
final class DatabaseFigures implements AutoCloseable {

    record Count(Map<String, Long> rowsByTable, long statements, long transactions) {

        Count since(Count before) {
            Map<String, Long> rows = new TreeMap<>();
            rowsByTable.forEach((table, written) -> {
                long difference = written - before.rowsByTable.getOrDefault(table, 0L);
                if (difference > 0) {
                    rows.put(table, difference);
                }
            });
            return new Count(rows, statements - before.statements, transactions - before.transactions);
        }

        long rows() {
            return rowsByTable.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final int STATISTICS_ARE_LATE_MILLIS = 1500;
    private static final String ROWS = "select schemaname || '.' || relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables";
    private static final String STATEMENTS = """
            select coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback)'), 0),
              (select xact_commit from pg_stat_database where datname = current_database())
            from pg_stat_statements where query not like '%/* benchmark */%'""";
    /** A call activity's own process instance counts with the ticket that called it. */
    private static final String MOST_VARIABLES = """
            select /* benchmark */ coalesce(max(held), 0) from (select count(*) held from act_ru_variable v
              join act_ru_execution e on e.id_ = v.execution_id_
            where v.name_ <> 'author' group by e.root_proc_inst_id_) ticket""";
    private static final String DEAREST = """
            select /* benchmark */ round(total_exec_time)::text || ' ms, ' || calls || ' calls, ' || round((mean_exec_time * 1000)::numeric) || ' us: '
              || left(regexp_replace(query, '\\s+', ' ', 'g'), 150)
            from pg_stat_statements order by total_exec_time desc limit\s""";

    private final Connection connection;

    DatabaseFigures(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    Count count() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Thread.sleep(STATISTICS_ARE_LATE_MILLIS);
            Map<String, Long> rows = new TreeMap<>();
            try (ResultSet result = statement.executeQuery(ROWS)) {
                while (result.next()) {
                    rows.put(result.getString(1), result.getLong(2));
                }
            }
            try (ResultSet result = statement.executeQuery(STATEMENTS)) {
                result.next();
                return new Count(rows, result.getLong(1), result.getLong(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    long mostVariables() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(MOST_VARIABLES)) {
            result.next();
            return result.getLong(1);
        }
    }

    List<String> dearestStatements(int limit) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(DEAREST + limit)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return lines;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
