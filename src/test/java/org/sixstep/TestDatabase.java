package org.sixstep;

import java.io.IOException;
import java.nio.file.Path;
import org.sixstep.database.EmbeddedDatabase;

/** A server for all test classes of a JVM that need no application; it stops with the JVM. Two JVMs at once share none. */
public final class TestDatabase {

    private TestDatabase() {
    }

    /** Where a server of this JVM has its files. */
    public static Path home(String name) {
        return Path.of("target", name + System.getProperty("sixstep.test.fork", ""));
    }

    static EmbeddedDatabase start(String name) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(home(name), false);
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
