package org.sixstep.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.sixstep.FreePort;

/**
 * Replays the real incidents of {@code src/test/resources/data} through the endpoints of the application, as fast as it can, and says how
 * it went. Beside it, in turns, the same on the bare engine. Options: {@code --url=http://... } a running application instead of one of its
 * own (then without the figures of the database), {@code --incidents=890}, {@code --clients=8}, {@code --burst=500}, {@code --bare=false},
 * {@code --beside=other.jar} another build in place of the bare engine (then {@code --jar=this.jar}, so that both are packaged alike),
 * {@code --statements=10} to list the dearest ones. Fails if a ticket is lost, doubled, stuck or did not end as its incident did.
 */
public final class ReplayIncidents {

    private static final int TURNS = 10;
    private static final double NANOS = 1_000_000_000;
    private static final int SAMPLE_MILLIS = 100;

    private final Map<String, String> options;
    private final List<Life> lives;
    private final PrintStream out = System.out;
    private boolean failed;

    private ReplayIncidents(Map<String, String> options, List<Life> lives) {
        this.options = options;
        this.lives = lives;
    }

    public static void main(String... args) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            String[] option = arg.split("=", 2);
            options.put(option[0], option.length > 1 ? option[1] : "true");
        }
        int incidents = Integer.parseInt(options.getOrDefault("--incidents", "890"));
        ReplayIncidents replay = new ReplayIncidents(options, Incident.log().stream().limit(incidents).map(Life::of).toList());
        replay.run();
        if (replay.failed) {
            throw new IllegalStateException("Not every life ended as in the log; see above.");
        }
    }

    /** One desk under load. */
    private final class Runner {

        final String name;
        final Timings timings = new Timings();
        final TimedClient client;
        final Replay replay;
        final ChildServer server;
        long creationNanos;
        long lifeNanos;
        Duration cpu = Duration.ZERO;
        Duration databaseCpu = Duration.ZERO;

        Runner(String name, String url, ChildServer server, boolean bare) {
            this.name = name;
            this.server = server;
            this.client = new TimedClient(url, timings);
            this.replay = new Replay(bare ? new BareDesk(client) : new SixstepDesk(client), noAnswer -> {
                throw noAnswer;
            }, clients());
        }

        void live(List<Life> part) throws IOException {
            Duration before = server == null ? Duration.ZERO : server.cpu();
            Duration databaseBefore = server == null ? Duration.ZERO : server.databaseCpu();
            lifeNanos += replay.live(part);
            if (server != null) {
                cpu = cpu.plus(server.cpu()).minus(before);
                databaseCpu = databaseCpu.plus(server.databaseCpu()).minus(databaseBefore);
            }
        }

        double creationsPerSecond() {
            return burst() * NANOS / creationNanos;
        }

        double livesPerSecond() {
            return lives.size() * NANOS / lifeNanos;
        }
    }

    private void run() throws IOException, SQLException {
        out.printf("%d incidents, %d clients; %d cores shared by driver, application and database; load %.1f before the start; Java %s%n",
                lives.size(), clients(),
                Runtime.getRuntime().availableProcessors(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version());
        if (options.containsKey("--url")) {
            Runner ours = new Runner("Sixstep", options.get("--url"), null, false);
            play(List.of(ours));
            report(List.of(ours));
            verdict(ours);
            return;
        }
        Path home = Files.createTempDirectory("sixstep-replay");
        boolean withBare = !"false".equals(options.get("--bare"));
        try (ChildServer application = application(home.resolve("sixstep"));
                ChildServer engine = withBare ? other(home.resolve("other")) : null;
                DatabaseFigures database = new DatabaseFigures(application.jdbcUrl());
                DatabaseFigures bareDatabase = withBare ? new DatabaseFigures(engine.jdbcUrl()) : null) {
            play(application, engine, database, bareDatabase);
        } finally {
            delete(home);
        }
    }

    private ChildServer application(Path data) throws IOException {
        String jar = options.get("--jar");
        return jar == null ? ChildServer.sixstep(data, FreePort.choose())
                : ChildServer.packaged(Path.of(jar), data, FreePort.choose());
    }

    private ChildServer other(Path data) throws IOException {
        String jar = options.get("--beside");
        return jar == null ? ChildServer.bareEngine(data, FreePort.choose())
                : ChildServer.packaged(Path.of(jar), data, FreePort.choose());
    }

    private void play(ChildServer application, ChildServer engine, DatabaseFigures database, DatabaseFigures bareDatabase)
            throws IOException, SQLException {
        Runner ours = new Runner("Sixstep", application.url(), application, false);
        List<Runner> runners = engine == null ? List.of(ours)
                : List.of(new Runner(otherName(), engine.url(), engine, !options.containsKey("--beside")), ours);
        runners.forEach(this::createMany);
        DatabaseFigures.Count before = database.count();
        DatabaseFigures.Count bareBefore = bareDatabase == null ? null : bareDatabase.count();
        AtomicLong mostVariables = new AtomicLong();
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
        sampler.scheduleWithFixedDelay(() -> sample(database, mostVariables), SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        inTurns(runners);
        sampler.shutdown();
        DatabaseFigures.Count written = database.count().since(before);
        report(runners);
        verdict(ours);
        failed |= runners.stream().anyMatch(runner -> !runner.replay.failures().isEmpty());
        out.printf("%nWritten by one life: %.0f rows, %.0f SQL statements in %.1f transactions", per(written.rows()),
                per(written.statements()), per(written.transactions()));
        if (bareDatabase != null) {
            DatabaseFigures.Count bare = bareDatabase.count().since(bareBefore);
            out.printf(" (%s: %.0f rows, %.0f statements)", otherName(), per(bare.rows()), per(bare.statements()));
        }
        out.printf(
                "%nMost process variables of one ticket at any time (a look every %d ms): %d%n%nRows by table, inserted, updated and"
                        + " deleted%n",
                SAMPLE_MILLIS, mostVariables.get());
        written.rowsByTable().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(table -> out.printf("  %-32s %9d  %6.1f per life%n", table.getKey(), table.getValue(), per(table.getValue())));
        if (options.containsKey("--statements")) {
            out.println();
            database.dearestStatements(Integer.parseInt(options.get("--statements"))).forEach(out::println);
        }
    }

    private void play(List<Runner> runners) throws IOException {
        runners.forEach(this::createMany);
        inTurns(runners);
    }

    private void createMany(Runner runner) {
        runner.creationNanos = runner.replay.create(lives, burst(),
                "B" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(java.util.Locale.ROOT) + "X");
        out.printf("%s: %d tickets created in a burst, %.1f/s, p50 %.0f ms, p99 %.0f ms%n", runner.name, burst(),
                runner.creationsPerSecond(),
                runner.timings.percentile("create ticket", 50), runner.timings.percentile("create ticket", 99));
        runner.timings.clear();
    }

    /** Other work on this machine then slows down all alike. */
    private void inTurns(List<Runner> runners) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            List<Life> part = lives.subList(lives.size() * turn / TURNS, lives.size() * (turn + 1) / TURNS);
            for (Runner runner : runners) {
                runner.live(part);
            }
        }
    }

    private static void sample(DatabaseFigures database, AtomicLong most) {
        try {
            most.accumulateAndGet(database.mostVariables(), Math::max);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(List<Runner> runners) {
        out.println();
        for (Runner runner : runners) {
            out.printf("%s: %.1f lives/s (%.1f s for %d), %.1f calls per life, %d lives failed%n", runner.name, runner.livesPerSecond(),
                    runner.lifeNanos / NANOS,
                    lives.size(), (double) runner.timings.calls() / lives.size(), runner.replay.failures().size());
            if (runner.server != null) {
                out.printf("  processor time per life: application %.0f ms, database %.0f ms%n", per(runner.cpu.toMillis()),
                        per(runner.databaseCpu.toMillis()));
            }
            runner.replay.failures().entrySet().stream().limit(20)
                    .forEach(failure -> out.println("  " + failure.getKey() + ": " + failure.getValue()));
        }
        if (runners.size() > 1) {
            Runner bare = runners.get(0);
            Runner ours = runners.get(1);
            out.printf("Time of %s / time of %s: lives %.2f, creations %.2f", ours.name, bare.name,
                    (double) ours.lifeNanos / bare.lifeNanos,
                    (double) ours.creationNanos / bare.creationNanos);
            out.printf("; processor time of a life %.2f%n",
                    (double) ours.cpu.plus(ours.databaseCpu).toMillis() / bare.cpu.plus(bare.databaseCpu).toMillis());
        }
        TreeSet<String> kinds = new TreeSet<>();
        runners.forEach(runner -> kinds.addAll(runner.timings.kinds()));
        out.printf("%n%-32s", "Milliseconds, p50 / p99");
        runners.forEach(runner -> out.printf("%24s", runner.name));
        out.println();
        for (String kind : kinds) {
            out.printf("  %-30s", kind);
            runners.forEach(runner -> out.printf("%8d: %5.0f / %5.0f", runner.timings.calls(kind), runner.timings.percentile(kind, 50),
                    runner.timings.percentile(kind, 99)));
            out.println();
        }
    }

    private void verdict(Runner ours) throws IOException {
        Verdict verdict = Verdict.of(ours.client, lives, ours.replay.numbers());
        out.printf(
                "%nLives that ended as in the log: %d of %d; lost %d, duplicated %d; incidents %d, jobs without retries %d, jobs with an"
                        + " exception %d%n",
                verdict.asInTheLog(), lives.size(), verdict.lost(), verdict.duplicated(), verdict.incidents(), verdict.deadJobs(),
                verdict.failedJobs());
        verdict.differences().stream().limit(20).forEach(difference -> out.println("  " + difference));
        failed = !verdict.isGood() || !ours.replay.failures().isEmpty();
    }

    private String otherName() {
        return options.containsKey("--beside") ? "other build" : "bare engine";
    }

    private double per(long count) {
        return (double) count / lives.size();
    }

    private int clients() {
        return Integer.parseInt(options.getOrDefault("--clients", "8"));
    }

    private int burst() {
        return Integer.parseInt(options.getOrDefault("--burst", "500"));
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
