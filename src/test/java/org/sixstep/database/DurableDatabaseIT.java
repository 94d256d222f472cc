package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that forgets is no database for tickets. */
class DurableDatabaseIT {

    @TempDir
    Path directory;

    @Test
    void aServerThatMayLoseWhatWasCommittedIsRefusedBeforeAnythingIsCreated() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, false);
                Connection connection = DriverManager.getConnection(server.url())) {
            assertThatThrownBy(() -> DurableDatabase.check(connection)).isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("fsync = off");
            Flyway flyway = Flyway.configure().dataSource(server.url(), null, null).callbacks(new DurableDatabase())
                    .locations("classpath:db/migration").load();
            assertThatThrownBy(flyway::migrate).hasRootCauseInstanceOf(StartRefusedException.class);
            assertThat(connection.getMetaData().getTables(null, "sixstep", "%", null).next()).isFalse();
        }
    }

    @Test
    void aDurableServerIsTakenUnlessItConfirmsBeforeItHasWritten() throws IOException, SQLException {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, true);
                Connection connection = DriverManager.getConnection(server.url())) {
            assertThatCode(() -> DurableDatabase.check(connection)).doesNotThrowAnyException();

            connection.createStatement().execute("set synchronous_commit = off");
            assertThatThrownBy(() -> DurableDatabase.check(connection)).isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("synchronous_commit");
        }
    }
}
