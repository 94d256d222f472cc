package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pool while the database is away, and when it is back. */
class WatchedPoolTest {

    /** From then on the pause between two tries is longer than anybody waits for a connection. */
    private static final int TRIES = 8;
    private static final int CONNECTIONS = 3;

    private final CountDownLatch tries = new CountDownLatch(TRIES);
    private final WatchedPool pool = new WatchedPool();
    private volatile boolean gone;

    @BeforeEach
    void useADatabaseThatCanGo() throws SQLException {
        DataSource database = mock(DataSource.class);
        when(database.getConnection()).thenAnswer(asked -> {
            if (gone) {
                tries.countDown();
                throw new SQLException("Connection refused", "08001");
            }
            Connection connection = mock(Connection.class);
            when(connection.isValid(anyInt())).thenReturn(true);
            return connection;
        });
        pool.setDataSource(database);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(500);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void doesNotAskADatabaseThatIsAwaySlowerAndSlowerButAtOnceWhenItIsBack() throws Exception {
        pool.getConnection().close();
        gone = true;
        pool.setAway(true);
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(tries.await(3, TimeUnit.SECONDS)).as("the pool asks a database that is away again and again").isFalse();

        gone = false;
        pool.setAway(false);
        pool.getConnection().close();
        assertThat(pool.getMinimumIdle()).isEqualTo(CONNECTIONS);
    }

    @Test
    void keepsItsSizeHoweverOftenItIsSaidThatTheDatabaseIsAway() throws Exception {
        pool.getConnection().close();
        pool.setAway(true);
        pool.setAway(true);
        pool.setAway(false);
        pool.setAway(false);
        assertThat(pool.getMinimumIdle()).isEqualTo(CONNECTIONS);
    }
}
