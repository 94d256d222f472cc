package org.sixstep.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server in one directory, used when no database is configured. If a killed application left its server running, the next
 * start stops that one first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.server = server;
    }

    /**
     * Starts the server kept in {@code directory}, or makes a new one there.
     *
     * @param durable false only for tests: a crash of the machine may then lose data
     * @throws IllegalStateException if another application uses the directory
     */
    public static EmbeddedDatabase start(Path directory, boolean durable) throws IOException {
        Path home = directory.toAbsolutePath();
        Files.createDirectories(home);
        FileChannel lockFile = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException("Another Sixstep is running on " + home + ". Stop it, or set sixstep.data-directory.");
        }
        Path cluster = home.resolve("postgres");
        stopLeftOver(cluster.resolve("postmaster.pid"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        // the application needs the server while it stops, and stops it afterwards; the library's shutdown hook would not wait
        builder.setRegisterShutdownHook(false);
        // set in either case: this server is built for tests and by default does not wait for the disk
        String durability = durable ? "on" : "off";
        builder.setServerConfig("fsync", durability).setServerConfig("synchronous_commit", durability).setServerConfig("full_page_writes",
                durability);
        return new EmbeddedDatabase(lockFile, builder.start());
    }

    /** URL of the database {@code postgres} for its owner, who needs no password: the server listens on loopback only. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        lockFile.close();
    }

    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(process -> process.info().command().map(command -> command.contains("postgres")).orElse(false))
                .ifPresent(EmbeddedDatabase::stop);
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle server) {
        log.warn("Stopping the database server {} that a killed application left behind", server.pid());
        server.destroy();
        try {
            server.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the old database server stopped", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("The old database server " + server.pid() + " does not stop", e);
        }
    }
}
