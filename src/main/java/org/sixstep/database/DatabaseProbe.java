package org.sixstep.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the database how it is, over a connection of its own, since those of the pool may be in use or dead, and for a limited time.
 */
final class DatabaseProbe implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int STEPS = 30;

    /** It answered, if only that it starts, stops or recovers. */
    private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03");
    private static final String CONNECTION = "08";

    /** More than is free in the files that it has; nothing of it stays. */
    private static final String WRITE = "create temporary table write_probe on commit drop as"
            + " select n, md5(n::text) as filler from generate_series(1, 20000) n";

    private final WatchedPool pool;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "database-probe");
        thread.setDaemon(true);
        return thread;
    });

    /** @param answered false if nothing was heard of it at all */
    record Answer(DatabaseState state, boolean answered) {}

    DatabaseProbe(WatchedPool pool) {
        this.pool = pool;
    }

    /** @param writing whether to try to write, beside asking whether it may be tried */
    Answer ask(boolean writing) throws InterruptedException {
        return answer(threads.submit(() -> state(writing)));
    }

    /** Waits in steps: after a pause of the whole process the database has had no more time to answer than before it. */
    static Answer answer(Future<DatabaseState> asked) throws InterruptedException {
        for (int step = 0; step < STEPS; step++) {
            try {
                return new Answer(asked.get(LONGEST.toMillis() / STEPS, TimeUnit.MILLISECONDS), true);
            } catch (TimeoutException e) {
                // not yet
                continue;
            } catch (ExecutionException e) {
                return e.getCause() instanceof SQLException failure ? answer(failure) : new Answer(DatabaseState.UNAVAILABLE, false);
            }
        }
        // the thread ends by the timeout of its socket
        return new Answer(DatabaseState.UNAVAILABLE, false);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Answer answer(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (DatabaseFailure.isWritingRefused(failure)) {
            return new Answer(DatabaseState.READ_ONLY, true);
        }
        if (NOT_NOW.contains(state)) {
            return new Answer(DatabaseState.UNAVAILABLE, true);
        }
        // no room for one more connection, a changed password: those of the pool may still do their work
        return state.startsWith(CONNECTION) ? new Answer(DatabaseState.UNAVAILABLE, false) : new Answer(DatabaseState.AVAILABLE, true);
    }

    private DatabaseState state(boolean writing) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties());
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("select current_setting('transaction_read_only')")) {
                result.next();
                if ("on".equals(result.getString(1))) {
                    return DatabaseState.READ_ONLY;
                }
            }
            if (writing) {
                connection.setAutoCommit(false);
                statement.execute(WRITE);
                connection.rollback();
            }
            return DatabaseState.AVAILABLE;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        String seconds = String.valueOf(LONGEST.toSeconds());
        // and no timeout of the login as a whole, which a pause of this process would use up
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "sixstep-probe");
        return properties;
    }
}
