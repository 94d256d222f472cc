package org.sixstep.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An application of its own JVM, on a data directory of its own with its own PostgreSQL. */
final class ChildServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(360);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration READINESS = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String LOG = "application.log";

    private final Process process;
    private final Path data;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ChildServer(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts the desk as it is delivered: its own classes without those of the tests. */
    static ChildServer sixstep(Path data, int port, String... settings) throws IOException {
        return start("org.sixstep.SixstepApplication", false, data, port, settings);
    }

    /** Starts the desk as it would be built with these classes and resources in place of its own. */
    static ChildServer rebuilt(Path classes, Path data, int port, String language) throws IOException {
        List<String> entries = classPath(false);
        entries.replaceAll(entry -> Path.of(entry).endsWith(Path.of("target", "classes")) ? classes.toString() : entry);
        return start(List.of("-Dsixstep.language=" + language, "-cp", String.join(File.pathSeparator, entries),
                "org.sixstep.SixstepApplication"), data, port);
    }

    /** Starts a packaged desk, of this build or of another. */
    static ChildServer packaged(Path jar, Path data, int port) throws IOException {
        return start(List.of("-jar", jar.toAbsolutePath().toString()), data, port);
    }

    /**
     * Starts an unpacked desk in its folder, as an archive of classes must be used with the names that it was made with; which class came
     * from where is written to {@code classes.log}.
     */
    static ChildServer archived(Path desk, Path data, int port) throws IOException {
        return start(desk, List.of("-XX:SharedArchiveFile=desk.jsa", "-Xlog:class+load:file=" + data.resolve("classes.log"), "-jar",
                "sixstep.jar"), data, port);
    }

    static ChildServer bareEngine(Path data, int port) throws IOException {
        return start(BareEngine.class.getName(), true, data, port);
    }

    /** A command of the application, such as a backup; returns the exit code. */
    static int command(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                String.join(File.pathSeparator, classPath(false)), "org.sixstep.SixstepApplication"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start()
                .onExit().join().exitValue();
    }

    private static ChildServer start(String mainClass, boolean withTestClasses, Path data, int port, String... settings)
            throws IOException {
        return start(List.of("-cp", String.join(File.pathSeparator, classPath(withTestClasses)), mainClass), data, port, settings);
    }

    private static ChildServer start(List<String> what, Path data, int port, String... settings) throws IOException {
        return start(Path.of("").toAbsolutePath(), what, data, port, settings);
    }

    private static ChildServer start(Path folder, List<String> what, Path data, int port, String... settings) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolve(LOG);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(what);
        command.addAll(List.of("--sixstep.data-directory=" + data, "--server.port=" + port, "--sixstep.demo-tickets=false"));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        ChildServer server = new ChildServer(process, data, port);
        try {
            server.awaitReady(log);
        } catch (IOException | RuntimeException e) {
            server.kill();
            throw e;
        }
        return server;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Its PostgreSQL, which trusts whoever is on this machine. */
    String jdbcUrl() throws IOException {
        String databasePort = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).trim();
        return "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres";
    }

    /** Processor time that the application has used. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Processor time that its PostgreSQL has used. */
    Duration databaseCpu() throws IOException {
        return postmaster().stream().flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The first process of its PostgreSQL, if that runs. */
    Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        // empty while a server writes its own
        return Files.exists(pidFile)
                ? Files.readAllLines(pidFile).stream().findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                : Optional.empty();
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return data.resolve(LOG);
    }

    /** As a power cut would: nothing of it gets the chance to finish anything. Its PostgreSQL is left behind. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Whether it says that it takes requests. */
    boolean isReady() {
        HttpRequest readiness = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness")).timeout(READINESS).build();
        try {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitReady(Path log) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                Thread.sleep(POLL.toMillis());
                if (isReady()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
        List<String> lines = Files.readAllLines(log);
        throw new IOException(
                "The application does not start:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())));
    }

    private static List<String> classPath(boolean withTestClasses) {
        List<String> entries = new ArrayList<>();
        if (ChildServer.class.getClassLoader() instanceof URLClassLoader maven) {
            Arrays.stream(maven.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString()).forEach(entries::add);
        } else {
            entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        }
        entries.removeIf(entry -> !withTestClasses && entry.endsWith("test-classes") || entry.contains("spring-boot-test"));
        return entries;
    }
}
