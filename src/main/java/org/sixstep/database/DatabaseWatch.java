package org.sixstep.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks the database every second, and at once when something of it failed. While it is away this node is not ready, so that each request is
 * answered with 503 ({@link org.sixstep.web.UnreadyFilter}); the embedded server is started again. When it is back, so is the node.
 */
@Component
class DatabaseWatch {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long INTERVAL_MILLIS = 1000;
    /** A file system may stop for some seconds; what is silent longer than this is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(20);

    private final WatchedPool pool;
    private final DatabaseProbe probe;
    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final ApplicationContext application;
    private final Semaphore doubts = new Semaphore(0);
    private volatile DatabaseState state = DatabaseState.AVAILABLE;
    private volatile boolean writeFailed;
    private long silentSince;
    private @Nullable Thread thread;

    DatabaseWatch(WatchedPool pool, ObjectProvider<EmbeddedDatabase> embedded, ApplicationContext application) {
        this.pool = pool;
        this.probe = new DatabaseProbe(pool);
        this.embedded = embedded;
        this.application = application;
    }

    DatabaseState state() {
        return state;
    }

    /** Before that the start itself needs the database, and ends without it. */
    @EventListener
    synchronized void start(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && thread == null) {
            pool.onFailure(this::doubt);
            thread = new Thread(this::watch, "database-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
        probe.close();
    }

    private void doubt(SQLException failure) {
        if (DatabaseFailure.isWritingRefused(failure)) {
            writeFailed = true;
        }
        doubts.release();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    look();
                } catch (RuntimeException e) {
                    log.error("The database could not be looked at; it is tried again", e);
                }
                doubts.tryAcquire(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                doubts.drainPermits();
            }
        } catch (InterruptedException e) {
            // the application stops
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        boolean writing = writeFailed;
        DatabaseProbe.Answer answer = probe.ask(writing);
        if (writing && answer.state() == DatabaseState.AVAILABLE) {
            writeFailed = false;
        }
        if (answer.answered()) {
            silentSince = 0;
        } else if (silentSince == 0) {
            silentSince = System.nanoTime();
        }
        become(answer.state());
        if (state == DatabaseState.UNAVAILABLE && !answer.answered()) {
            boolean stuck = System.nanoTime() - silentSince > STUCK.toNanos();
            embedded.ifAvailable(server -> server.startAgain(stuck));
        }
    }

    private void become(DatabaseState next) {
        if (next == state) {
            return;
        }
        log.warn("The database was {} and is {}", state, next);
        DatabaseState before = state;
        state = next;
        if (next == DatabaseState.UNAVAILABLE) {
            AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
            pool.setAway(true);
        } else if (before == DatabaseState.UNAVAILABLE) {
            pool.setAway(false);
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        }
        application.publishEvent(next);
    }
}
