package org.sixstep.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many tickets live at a desk, several clients at a time, and keeps which were accepted and which did not come to their end. */
final class Replay {

    private final Desk desk;
    private final LifeReplay.Outage outage;
    private final int clients;
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    Replay(Desk desk, LifeReplay.Outage outage, int clients) {
        this.desk = desk;
        this.outage = outage;
        this.clients = clients;
    }

    /** Numbers of the accepted tickets, by the reference of their incident. */
    Map<String, String> numbers() {
        return new TreeMap<>(numbers);
    }

    Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    /** @return nanoseconds until the last life was over */
    long live(List<Life> lives) {
        return inParallel(lives.stream().map(life -> work(life.reference(),
                () -> new LifeReplay(desk, outage, life, life.reference()).live(number -> numbers.put(life.reference(), number))))
                .toList());
    }

    /** Only creates tickets, which then stay open: the backlog of a busy desk. */
    long create(List<Life> lives, int count, String prefix) {
        return inParallel(java.util.stream.IntStream.range(0, count).mapToObj(i -> {
            Life life = lives.get(i % lives.size());
            String mark = prefix + i + "-" + life.reference();
            return work(mark, () -> desk.report(life, mark));
        }).toList());
    }

    private interface Work {

        void run() throws IOException;
    }

    private Runnable work(String mark, Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                failures.put(mark, e.toString());
            }
        };
    }

    private long inParallel(List<Runnable> work) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<? extends Future<?>> running = work.stream().map(threads::submit).toList();
            for (Future<?> one : running) {
                one.get();
            }
            return System.nanoTime() - start;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
