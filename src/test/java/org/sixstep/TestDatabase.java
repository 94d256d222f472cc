package org.sixstep;

import java.io.IOException;
import java.nio.file.Path;
import org.sixstep.database.EmbeddedDatabase;

/** A server for all test classes of a run that need no application; it stops with the run. */
final class TestDatabase {

    private TestDatabase() {
    }

    static EmbeddedDatabase start(String name) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of("target", name), false);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database)));
        return database;
    }

    private static void stop(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
