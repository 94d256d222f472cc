package org.sixstep.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.sixstep.FreePort;

/**
 * The desk as it is delivered, in use for a while: clients let tickets live as in the log, reporters answer by mail and page, colleagues look
 * and review, browsers load the pages of all web applications. After a third of the time the application is killed and started again; after
 * two thirds its database is killed, and the application starts it again. Fails if a ticket, case, answer or message is lost or doubled,
 * a life ends otherwise than in the log, an answer is a fault ({@link Answers}), something is left undone, or memory grows. Options:
 * {@code --minutes=20}, {@code --clients=6}.
 */
public final class Soak {

    private static final Duration MOST_AWAY = Duration.ofMinutes(3);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(3);
    /** A life that has begun comes to its end. */
    private static final Duration LAST_LIFE = Duration.ofMinutes(3);
    /** Between the two looks at memory; what is shorter says nothing about growth. */
    private static final Duration JUDGED_FROM = Duration.ofMinutes(5);
    /** Nothing that is kept for a ticket or a session is kept in memory; the rest is what requests hold while they are answered. */
    private static final double MOST_GROWTH = 1.15;
    private static final int LOOK_MILLIS = 250;
    private static final int THINK_MILLIS = 100;
    private static final int SHOWN = 20;
    private static final int LONGEST = 400;
    /** Numbers of tickets and ids, which open nothing and yet say whose they are. */
    private static final Pattern PERSONAL = Pattern.compile("TS\\d+|[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Path LEFT = Path.of("target", "soak");

    private final Duration length;
    private final int clients;
    private final List<Life> lives;
    private final PrintStream out = System.out;
    private final Answers answers = new Answers();
    private final Outages outages = new Outages();
    private final Map<String, Reckoning.Lived> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile ChildServer application;
    private volatile boolean over;

    private Soak(Duration length, int clients, List<Life> lives) {
        this.length = length;
        this.clients = clients;
        this.lives = lives;
    }

    public static void main(String... args) throws Exception {
        // a server closes what was idle for longer; a browser would notice, and this client does not for a request that changes something
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            String[] option = arg.split("=", 2);
            options.put(option[0], option.length > 1 ? option[1] : "true");
        }
        Duration length = Duration.ofMinutes(Long.parseLong(options.getOrDefault("--minutes", "20")));
        int clients = Integer.parseInt(options.getOrDefault("--clients", "6"));
        if (!new Soak(length, clients, Incident.log().stream().map(Life::of).toList()).run()) {
            throw new IllegalStateException("Something was lost, doubled or wrongly answered; see above.");
        }
    }

    private boolean run() throws Exception {
        out.printf("%d minutes, %d clients; %d cores shared by clients, application and database; load %.1f before the start; Java %s%n",
                length.toMinutes(), clients, Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version());
        Path home = Files.createTempDirectory("sixstep-soak");
        try (ReporterMail mail = new ReporterMail()) {
            return use(home, FreePort.choose(), mail);
        } finally {
            if (application != null) {
                Optional<ProcessHandle> database = application.postmaster();
                application.close();
                database.ifPresent(ProcessHandle::destroyForcibly);
                Files.createDirectories(LEFT);
                Files.copy(application.log(), LEFT.resolve("application.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            ReplayIncidents.delete(home);
        }
    }

    private boolean use(Path home, int port, ReporterMail mail) throws Exception {
        List<String> settings = new ArrayList<>(mail.settings());
        // all reporters come from one address here
        settings.add("--sixstep.page-requests-per-minute=6000");
        String[] chosen = settings.toArray(String[]::new);
        application = ChildServer.sixstep(home, port, chosen);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> work = begin(threads, mail);
            work(1, 3);
            outages.during("application", () -> {
                application.kill();
                application = ChildServer.sixstep(home, port, chosen);
            });
            work(2, 9);
            Memory before = Memory.of(application, LEFT.resolve("heap-before.txt"));
            work(1, 9);
            outages.during("database", this::killDatabase);
            work(1, 3);
            Memory after = Memory.of(application, LEFT.resolve("heap-after.txt"));
            over = true;
            for (Future<?> one : work) {
                awaitEnd(one);
            }
            return report(before, after, mail);
        } finally {
            over = true;
            threads.shutdownNow();
        }
    }

    private void awaitEnd(Future<?> work) throws InterruptedException {
        try {
            work.get(LAST_LIFE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            failures.put("one of those beside", anonymous(e));
        }
    }

    private List<Future<?>> begin(ExecutorService threads, ReporterMail mail) throws IOException {
        TimedClient client = new TimedClient(application.url(), new Timings(), answers, true);
        SoakDesk desk = new SoakDesk(client, mail, answers);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            work.add(threads.submit(() -> liveOn(desk)));
        }
        List<Colleagues.Turn> turns = new ArrayList<>(
                new Colleagues(client, () -> accepted.values().stream().map(Reckoning.Lived::number).toList()).all());
        for (String page : Pages.PEOPLE.keySet()) {
            turns.add(new Pages(application.url(), page, answers)::load);
        }
        turns.forEach(turn -> work.add(threads.submit(() -> {
            repeat(turn);
            return null;
        })));
        return work;
    }

    private void liveOn(Desk desk) {
        while (!over) {
            int number = next.getAndIncrement();
            Life life = lives.get(number % lives.size());
            String mark = "S" + number / lives.size() + life.reference();
            try {
                new LifeReplay(desk, this::waitUntilItIsBack, life, mark)
                        .live(ticket -> accepted.put(mark, new Reckoning.Lived(life, ticket)));
                done.incrementAndGet();
            } catch (IOException | RuntimeException e) {
                failures.put(mark, anonymous(e));
            }
        }
    }

    private void repeat(Colleagues.Turn turn) throws IOException, InterruptedException {
        while (!over) {
            try {
                turn.take();
                TimeUnit.MILLISECONDS.sleep(THINK_MILLIS);
            } catch (IOException noAnswer) {
                waitUntilItIsBack(noAnswer);
            } catch (TimedClient.RefusedException e) {
                // counted where it was answered
                TimeUnit.MILLISECONDS.sleep(THINK_MILLIS);
            }
        }
    }

    /** As who is asked to come back in a few seconds, and looks whether it is worth it. */
    private void waitUntilItIsBack(IOException noAnswer) throws IOException {
        long end = System.nanoTime() + MOST_AWAY.toNanos();
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } while (!application.isReady() && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer;
        }
        if (System.nanoTime() >= end) {
            throw noAnswer;
        }
    }

    private void killDatabase() throws IOException, InterruptedException {
        ProcessHandle killed = application.postmaster().orElseThrow();
        killed.destroyForcibly();
        long end = System.nanoTime() + MOST_AWAY.toNanos();
        // another server is there only after the application has noticed, and then it is not ready until this one answers
        while (application.postmaster().filter(other -> other.pid() != killed.pid()).isEmpty() || !application.isReady()) {
            if (System.nanoTime() > end) {
                throw new IOException("The database is not started again within " + MOST_AWAY);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean report(Memory before, Memory after, ReporterMail mail) throws Exception {
        try (Reckoning reckoning = new Reckoning(application.jdbcUrl(), accepted)) {
            reckoning.settle(SETTLES_WITHIN);
            Memory quiet = Memory.of(application, LEFT.resolve("heap-quiet.txt"));
            reckoning.reckon();
            reckoning.reckonMail(mail.received(), outages.all().size());
            reckoning.reckonLog(application.log(), outages);
            Map<String, Long> faults = answers.faults(outages);
            outages.all().forEach(outage -> out.printf("%-12s away for %5.1f s%n", outage.of(), outage.length().toMillis() / 1e3));
            out.printf("answers %d:%s%n", answers.total(), statuses());
            out.printf("tickets %d, lives done %d, ended otherwise %d, failed %d; lost %d, doubled %d%n", accepted.size(), done.get(),
                    reckoning.otherwise(), failures.size(), reckoning.lost(), reckoning.doubled());
            out.printf("mails %d, come twice %d%n", mail.received().size(),
                    mail.received().values().stream().filter(times -> times > 1).count());
            boolean flat = memory(before, after, quiet);
            show("faults of answers", faults.entrySet().stream().map(fault -> fault.getValue() + " times " + fault.getKey()).toList());
            show("lives that failed", new TreeMap<>(failures).entrySet().stream().map(Object::toString).toList());
            show("faults found afterwards", reckoning.faults());
            return flat && faults.isEmpty() && failures.isEmpty() && reckoning.faults().isEmpty() && done.get() == accepted.size()
                    && done.get() > 0;
        }
    }

    private boolean memory(Memory before, Memory after, Memory quiet) {
        Duration between = Duration.between(before.at(), after.at());
        double growth = (double) after.liveBytes() / before.liveBytes();
        boolean judged = between.compareTo(JUDGED_FROM) >= 0;
        out.printf("live heap %.1f MB, %.0f s later %.1f MB: %.2f%s; afterwards, nobody working, %.1f MB; resident %.0f, %.0f, %.0f MB%n",
                before.liveMega(), between.toMillis() / 1e3, after.liveMega(), growth,
                judged ? " of at most " + MOST_GROWTH : " (too short to judge)", quiet.liveMega(), before.residentMega(),
                after.residentMega(), quiet.residentMega());
        return !judged || growth <= MOST_GROWTH;
    }

    private String statuses() {
        StringBuilder line = new StringBuilder();
        answers.byStatus().forEach((status, count) -> line.append(' ').append(status == Answers.NONE ? "none" : status).append(" x ")
                .append(count).append(','));
        return line.substring(0, Math.max(0, line.length() - 1));
    }

    private void show(String what, List<String> lines) {
        if (!lines.isEmpty()) {
            out.printf("%s: %d%n", what, lines.size());
            lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
        }
    }

    private static String anonymous(Exception e) {
        String said = PERSONAL.matcher(e.toString()).replaceAll("*");
        return said.substring(0, Math.min(LONGEST, said.length()));
    }

    /** Lets all work for a part of the time; an outage is not part of it, so that a slow machine is used as long as a fast one. */
    private void work(int parts, int of) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.multipliedBy(parts).dividedBy(of).toMillis());
    }
}
