package org.sixstep.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of the application. It knows by {@link DatabaseWatch} when the database is away: then it gives none, at once, and ends
 * the statements that still wait for an answer. What fails of the database is a {@link DatabaseFailure}.
 */
class WatchedPool extends HikariDataSource {

    private static final Logger log = LoggerFactory.getLogger(WatchedPool.class);

    private final Set<Connection> lent = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Consumer<SQLException> listener = failure -> {
    };
    private volatile boolean away;
    /** How many idle connections it keeps while the database is there. */
    private int idle;

    WatchedPool() {
        setExceptionOverride(new SQLExceptionOverride() {

            @java.lang.Override
            public Override adjudicate(SQLException failure) {
                note(failure);
                return Override.CONTINUE_EVICT;
            }
        });
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (away) {
                throw new SQLTransientConnectionException("The database is not available", "08001");
            }
            Connection connection = super.getConnection();
            lent.add(connection.unwrap(Connection.class));
            return connection;
        } catch (SQLException e) {
            note(e);
            throw e;
        }
    }

    /**
     * Whoever waits for an answer of a database that is away gets an exception instead. Nor does the pool try to connect meanwhile: it
     * would pause longer and longer, and still pause when the database is back, longer than a request waits for a connection.
     */
    synchronized void setAway(boolean away) {
        if (away && !this.away) {
            idle = getMinimumIdle();
            setMinimumIdle(0);
        } else if (!away && this.away) {
            setMinimumIdle(idle);
        }
        this.away = away;
        if (!away) {
            return;
        }
        List<Connection> open;
        synchronized (lent) {
            open = new ArrayList<>(lent);
            lent.clear();
        }
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.warn("A connection to the database could not be ended", e);
            }
        }
        if (getHikariPoolMXBean() != null) {
            getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** @param listener called with each failure that is the database's, in the thread that it happened in */
    void onFailure(Consumer<SQLException> listener) {
        this.listener = listener;
    }

    private void note(SQLException failure) {
        if (DatabaseFailure.is(failure)) {
            DatabaseFailure.note(failure);
            listener.accept(failure);
        }
    }
}
