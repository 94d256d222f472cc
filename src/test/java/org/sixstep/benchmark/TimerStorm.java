package org.sixstep.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.sixstep.FreePort;
import org.sixstep.benchmark.DueTimers.Outcome;
import org.sixstep.benchmark.DueTimers.WatchedClock;

/**
 * Many timers due at once, on the desk as it is delivered and on the same desk with the engine's own settings of the job executor and
 * without the indexes for it. A few tickets are opened through the API; {@link TicketCopies} multiplies them. Lateness is the time from
 * when a timer was due until its alarm was raised, drained is when the last one was. Fails if an alarm, its entry in the timeline or its
 * message is missing or doubled. Options: {@code --tickets=10000}, {@code --p0=100}, {@code --burst=1000}, {@code --drain=10000},
 * {@code --idle=60} seconds, {@code --limit=120} seconds until the engine's settings are given up behind the backlog,
 * {@code --defaults=false}, {@code --nodes=1}, {@code --statements=10}, and any {@code --camunda...} or {@code --spring...} setting to try
 * on the desk.
 */
public final class TimerStorm {

    /** What the engine does if nothing is configured (ProcessEngineConfigurationImpl, JobExecutor, Spring Boot starter). */
    private static final String[] ENGINE_DEFAULTS = {
        "--camunda.bpm.job-execution.core-pool-size=3", "--camunda.bpm.job-execution.max-pool-size=10",
        "--camunda.bpm.job-execution.queue-capacity=3",
        "--camunda.bpm.job-execution.max-jobs-per-acquisition=3", "--camunda.bpm.job-execution.lock-time-in-millis=300000",
        "--camunda.bpm.job-execution.wait-time-in-millis=5000", "--camunda.bpm.job-execution.max-wait=60000",
        "--camunda.bpm.job-execution.backoff-time-in-millis=0", "--camunda.bpm.job-execution.max-backoff=0",
        "--camunda.bpm.generic-properties.properties.job-executor-prefer-timer-jobs=false",
        "--camunda.bpm.generic-properties.properties.job-executor-acquire-by-due-date=false",
        "--camunda.bpm.generic-properties.properties.job-executor-acquire-by-priority=false",
        "--camunda.bpm.generic-properties.properties.ensure-job-due-date-not-null=false"};
    /** Impact and urgency of the tickets that are multiplied: a P1, a P2 and two P3. */
    private static final String[][] PROBLEMS = {{"organisation", "medium"}, {"department", "medium"}, {"user", "medium"}, {"user", "low"}};
    private static final String ACQUISITION = "from pg_stat_statements where query ilike '%from ACT_RU_JOB RES%limit%'";
    /** Java compiles what runs often: a desk that has just been started is slower than one in use. */
    private static final int WARM_UP = 3000;
    private static final int STORED_PER_SECOND = 2000;
    private static final int P0_SECONDS = 60;
    private static final int POLL_MILLIS = 1000;
    private static final int ENOUGH_FOR_TWO = 1000;
    private static final int GIVE_UP_MINUTES = 45;

    private final Map<String, String> options;
    private final PrintStream out = System.out;
    private final Map<String, Map<String, Outcome>> outcomes = new LinkedHashMap<>();
    private boolean failed;

    private TimerStorm(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String... args) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            String[] option = arg.split("=", 2);
            options.put(option[0], option.length > 1 ? option[1] : "true");
        }
        TimerStorm storm = new TimerStorm(options);
        storm.run();
        if (storm.failed) {
            throw new IllegalStateException("An alarm is missing or doubled, or a node did not work; see above.");
        }
    }

    /** A desk with its tickets. */
    private final class FullDesk implements AutoCloseable {

        final String name;
        final ChildServer server;
        final Connection connection;
        final DueTimers timers;
        long mostNodes;

        FullDesk(String name, Path home, String... settings) throws IOException, SQLException {
            this.name = name;
            this.server = ChildServer.sixstep(home, FreePort.choose(), settings);
            this.connection = DriverManager.getConnection(server.jdbcUrl());
            this.timers = new DueTimers(connection);
            timers.execute("create extension if not exists pg_stat_statements");
        }

        void fill() throws IOException, SQLException {
            long start = System.nanoTime();
            TimedClient client = new TimedClient(server.url(), new Timings());
            List<String> numbers = new ArrayList<>();
            for (String[] problem : PROBLEMS) {
                numbers.add(open(client, Map.of("impact", problem[0], "urgency", problem[1])));
            }
            String p0 = open(client, Map.of("impact", "organisation", "urgency", "high", "emergency", true));
            timers.postponeAll();
            TicketCopies copies = new TicketCopies(connection);
            List<TicketCopies.Original> originals = new ArrayList<>();
            for (String number : numbers) {
                originals.add(copies.original(number));
            }
            TicketCopies.Original urgent = copies.original(p0);
            for (int i = 0; i < originals.size(); i++) {
                copies.copy(originals.get(i),
                        option("--tickets", 10_000) * (i + 1) / originals.size() - option("--tickets", 10_000) * i / originals.size() - 1);
            }
            copies.copy(urgent, option("--p0", 100) - 1);
            timers.execute("vacuum analyze");
            out.printf("%s: %d tickets open, %d rows each, %d jobs, made in %.0f s%n", name,
                    timers.number("select count(*) from sixstep.ticket"),
                    originals.get(0).rows(), timers.number("select count(*) from act_ru_job"), (System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            server.close();
        }
    }

    private void run() throws IOException, SQLException, InterruptedException {
        out.printf("%d cores shared by applications and databases, load %.1f before the start%n",
                Runtime.getRuntime().availableProcessors(), load());
        Path home = Files.createTempDirectory("sixstep-timers");
        boolean withDefaults = !"false".equals(options.get("--defaults"));
        String[] settings = options.entrySet().stream().filter(option -> option.getKey().matches("--(camunda|spring)\\..*"))
                .map(option -> option.getKey() + "=" + option.getValue()).toArray(String[]::new);
        try (FullDesk sixstep = new FullDesk("Sixstep", home.resolve("sixstep"), settings);
                FullDesk engine = withDefaults ? new FullDesk("engine's settings", home.resolve("engine"), ENGINE_DEFAULTS) : null) {
            List<FullDesk> desks = engine == null ? List.of(sixstep) : List.of(engine, sixstep);
            for (FullDesk desk : desks) {
                desk.fill();
            }
            if (engine != null) {
                engine.timers.execute("drop index if exists act_idx_job_turn, act_idx_job_locked");
            }
            play(desks, sixstep, home);
        } finally {
            ReplayIncidents.delete(home);
        }
        ratios();
    }

    private void play(List<FullDesk> desks, FullDesk sixstep, Path home) throws IOException, SQLException, InterruptedException {
        for (FullDesk desk : desks) {
            idle(desk);
        }
        int warmUp = Math.min(option("--tickets", 10_000), WARM_UP);
        for (FullDesk desk : desks) {
            storm(desk, warmUp + " on a cold desk", WatchedClock.RESOLVE_WARNING, warmUp);
        }
        int burst = option("--burst", 1000);
        int drain = Math.min(option("--tickets", 10_000), option("--drain", 10_000));
        for (FullDesk desk : desks) {
            storm(desk, drain + " at once", WatchedClock.RESPONSE_LIMIT, drain);
        }
        for (FullDesk desk : desks) {
            storm(desk, burst + " in one second", WatchedClock.ESCALATE_LIMIT, burst);
        }
        for (FullDesk desk : desks) {
            behindTheBacklog(desk, desk == sixstep ? TimeUnit.MINUTES.toSeconds(GIVE_UP_MINUTES) : option("--limit", 120));
        }
        if (option("--nodes", 2) > 1) {
            try (ChildServer second = secondNode(sixstep, home)) {
                storm(sixstep, drain + " on two nodes", WatchedClock.RESPONSE_WARNING, drain);
                out.printf("  jobs locked at once by %d nodes; second node on %s%n", sixstep.mostNodes, second.url());
                // few timers are over before the other node has looked
                failed |= sixstep.mostNodes < 2 && drain >= ENOUGH_FOR_TWO;
            }
        }
        if (options.containsKey("--statements")) {
            try (DatabaseFigures figures = new DatabaseFigures(sixstep.server.jdbcUrl())) {
                figures.dearestStatements(option("--statements", 10)).forEach(out::println);
            }
        }
    }

    /** Opens a ticket that waits at triage, and returns its number. */
    static String open(TimedClient client, Map<String, Object> facts) throws IOException {
        Map<String, Object> problem = Texts.fields("summary", "VPN drops every ten minutes", "description", "Since this morning, from home",
                "reporter", Map.of("name", "Li Na", "department", "Sales", "email", "li.na@example.org"), "category", "network",
                "requestKind", "incident");
        problem.putAll(facts);
        JsonNode ticket = client.post("create ticket", "agent", "/api/tickets", problem, "Idempotency-Key", UUID.randomUUID().toString())
                .body();
        String number = ticket.get("number").asText();
        Optional<String> step = SixstepDesk.task(client, number).map(Desk.Task::step);
        if (!step.equals(Optional.of("userTask_triageTicket"))) {
            throw new IllegalStateException(number + " waits at " + step + " instead of triage");
        }
        return number;
    }

    /** What it costs to have many timers and none of them due. */
    private void idle(FullDesk desk) throws IOException, SQLException, InterruptedException {
        int seconds = option("--idle", 60);
        long calls = desk.timers.number("select coalesce(sum(calls), 0) " + ACQUISITION);
        long micros = desk.timers.number("select coalesce(sum(total_exec_time) * 1000, 0)::bigint " + ACQUISITION);
        Duration cpu = desk.server.cpu();
        Duration database = desk.server.databaseCpu();
        TimeUnit.SECONDS.sleep(seconds);
        calls = desk.timers.number("select coalesce(sum(calls), 0) " + ACQUISITION) - calls;
        micros = desk.timers.number("select coalesce(sum(total_exec_time) * 1000, 0)::bigint " + ACQUISITION) - micros;
        out.printf(
                "%s, nothing due: application %.2f, database %.2f CPU seconds per minute; %.1f acquisitions per minute of %.2f ms (load"
                        + " %.1f)%n",
                desk.name,
                perMinute(desk.server.cpu().minus(cpu).toMillis() / 1e3, seconds),
                perMinute(desk.server.databaseCpu().minus(database).toMillis() / 1e3, seconds),
                perMinute(calls, seconds), calls == 0 ? 0 : micros / 1e3 / calls, load());
    }

    private void storm(FullDesk desk, String storm, WatchedClock watched, int count)
            throws IOException, SQLException, InterruptedException {
        Instant at = dueSoon(count);
        int due = desk.timers.makeDue(storm, watched, false, count, at, 0);
        inTime(at);
        Duration cpu = desk.server.cpu();
        Duration database = desk.server.databaseCpu();
        await(desk, storm, at, TimeUnit.MINUTES.toSeconds(GIVE_UP_MINUTES));
        report(desk, storm, watched, due, true);
        out.printf("  processor time of a timer: application %.1f ms, database %.1f ms%n",
                (double) desk.server.cpu().minus(cpu).toMillis() / due,
                (double) desk.server.databaseCpu().minus(database).toMillis() / due);
    }

    /** Everything is overdue, and tickets of the highest priority become due meanwhile. */
    private void behindTheBacklog(FullDesk desk, long limitSeconds) throws SQLException, InterruptedException {
        int tickets = option("--tickets", 10_000);
        int p0 = option("--p0", 100);
        String backlog = "backlog of " + tickets;
        String urgent = p0 + " P0 behind it";
        Instant at = dueSoon(tickets + p0);
        int due = desk.timers.makeDue(backlog, WatchedClock.RESOLVE_LIMIT, false, tickets, at, 0);
        int dueP0 = desk.timers.makeDue(urgent, WatchedClock.RESOLVE_LIMIT, true, p0, at.plusSeconds(2), (double) P0_SECONDS / p0);
        inTime(at);
        boolean drained = await(desk, backlog, at, limitSeconds) & await(desk, urgent, at, limitSeconds);
        report(desk, urgent, WatchedClock.RESOLVE_LIMIT, dueP0, drained);
        report(desk, backlog, WatchedClock.RESOLVE_LIMIT, due, drained);
    }

    private ChildServer secondNode(FullDesk sixstep, Path home) throws IOException {
        return ChildServer.sixstep(home.resolve("second"), FreePort.choose(), "--spring.datasource.url=" + sixstep.server.jdbcUrl(),
                "--spring.datasource.username=postgres", "--sixstep.admin-password=" + UUID.randomUUID(),
                "--sixstep.link-secret=" + UUID.randomUUID());
    }

    private Instant dueSoon(int count) {
        return Instant.ofEpochSecond(Instant.now().getEpochSecond() + 5 + (count + option("--tickets", 10_000)) / STORED_PER_SECOND);
    }

    private static void inTime(Instant at) {
        if (Instant.now().isAfter(at)) {
            throw new IllegalStateException("The timers were stored later than they were due: this machine is slower than reckoned");
        }
    }

    private static boolean await(FullDesk desk, String storm, Instant at, long limitSeconds) throws SQLException, InterruptedException {
        while (!desk.timers.isOver(storm)) {
            if (Instant.now().isAfter(at.plusSeconds(limitSeconds))) {
                return false;
            }
            desk.mostNodes = Math.max(desk.mostNodes,
                    desk.timers.number("select count(distinct lock_owner_) from act_ru_job where lock_owner_ is not null"));
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    private void report(FullDesk desk, String storm, WatchedClock watched, int due, boolean mustBeDone) throws SQLException {
        Outcome outcome = desk.timers.outcome(storm, watched);
        long incidents = desk.timers.number("select count(*) from act_ru_incident");
        boolean good = outcome.due() == due && outcome.doubled() == 0 && incidents == 0 && (outcome.lost() == 0 || !mustBeDone);
        out.printf(
                "%s, %s: %d of %d fired, %.0f/s, drained after %.1f s, late p50 %.1f s, p99 %.1f s, at most %.1f s; %s %d, doubled %d,"
                        + " incidents %d (load %.1f)%n",
                desk.name, storm, outcome.fired(), due, outcome.perSecond(), outcome.seconds(), outcome.p50(), outcome.p99(),
                outcome.worst(),
                mustBeDone ? "lost" : "not yet", outcome.lost(), outcome.doubled(), incidents, load());
        failed |= !good;
        outcomes.computeIfAbsent(storm, name -> new LinkedHashMap<>()).put(desk.name, outcome);
    }

    private void ratios() {
        outcomes.forEach((storm, byDesk) -> {
            List<Outcome> both = List.copyOf(byDesk.values());
            if (both.size() == 2) {
                out.printf("Sixstep / engine's settings, %s: fired per second %.2f, p50 %.2f, p99 %.2f%n", storm,
                        both.get(1).perSecond() / both.get(0).perSecond(),
                        both.get(1).p50() / both.get(0).p50(), both.get(1).p99() / both.get(0).p99());
            }
        });
    }

    private static double perMinute(double value, int seconds) {
        return value * TimeUnit.MINUTES.toSeconds(1) / seconds;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private int option(String name, int usual) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(usual)));
    }
}
