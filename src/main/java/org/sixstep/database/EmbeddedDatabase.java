package org.sixstep.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server in one directory, used when no database is configured. If a killed application left its server running, the next
 * start stops that one first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** Of the file in which the server says how it runs. */
    private static final int PORT_LINE = 3;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;
    private final Path cluster;
    private boolean closed;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server, Path cluster) {
        this.lockFile = lockFile;
        this.server = server;
        this.cluster = cluster;
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
        stopLeftOver(cluster);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_TIMEOUT)
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
        return new EmbeddedDatabase(lockFile, builder.start(), cluster);
    }

    /** URL of the server that runs on this directory, whoever has started it. */
    static Optional<String> running(Path home) throws IOException {
        Path cluster = home.resolve("postgres");
        if (postmaster(cluster).isEmpty()) {
            return Optional.empty();
        }
        String port = Files.readAllLines(cluster.resolve("postmaster.pid")).get(PORT_LINE).trim();
        return Optional.of("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
    }

    /** URL of the database {@code postgres} for its owner, who needs no password: the server listens on loopback only. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /**
     * Starts the server again on the same port if it is gone; what was committed is in its files.
     *
     * @param stuck whether to end it before if it is there, because it does not answer
     */
    synchronized void startAgain(boolean stuck) {
        try {
            Optional<ProcessHandle> running = postmaster(cluster);
            if (closed || running.isPresent() && !stuck) {
                return;
            }
            running.ifPresent(EmbeddedDatabase::kill);
            log.warn("The database server {}: starting it again", running.isPresent() ? "does not answer" : "is gone");
            Process start = new ProcessBuilder(command()).redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(cluster.resolveSibling("restart.log").toFile())).start();
            if (!start.waitFor(2 * START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                start.destroyForcibly();
                log.error("The database server has not started within {}; it is tried again", START_TIMEOUT);
            } else if (start.exitValue() != 0) {
                log.error("The database server cannot be started, see restart.log beside its files; it is tried again");
            }
        } catch (IOException e) {
            log.error("The database server cannot be started; it is tried again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With program and settings of its last start, which it has written down itself. */
    private List<String> command() throws IOException {
        String last = Files.readString(cluster.resolve("postmaster.opts"));
        Path program = Path.of(last.substring(0, last.indexOf(" \"")));
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // as the library does: the server does not run as root
            command.addAll(List.of("unshare", "-U"));
        }
        String suffix = program.getFileName().toString().endsWith(".exe") ? ".exe" : "";
        command.addAll(List.of(program.resolveSibling("pg_ctl" + suffix).toString(), "-D", cluster.toString(), "-w", "-t",
                String.valueOf(START_TIMEOUT.toSeconds()), "restart"));
        return command;
    }

    /** The server with all of its processes: one that was left would keep the next from starting. */
    private static void kill(ProcessHandle postmaster) {
        List<ProcessHandle> processes = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        processes.forEach(ProcessHandle::destroyForcibly);
        // a first process of a container that collects nobody keeps the entries of the ended: they are not waited for longer
        CompletableFuture.allOf(Stream.concat(Stream.of(postmaster), processes.stream()).map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new)).completeOnTimeout(null, KILL_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                        .filter(process -> process.info().command().map(command -> command.contains("postgres")).orElse(false));
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        server.close();
        lockFile.close();
    }

    private static void stopLeftOver(Path cluster) throws IOException {
        postmaster(cluster).ifPresent(EmbeddedDatabase::stop);
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
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
