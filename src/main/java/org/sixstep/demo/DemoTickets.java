package org.sixstep.demo;

import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty demo from {@code demo/stories.yaml}. Every ticket goes through the real procedure, with the forms as its people filled
 * them and the clock set to the times of the story. Each story is one transaction, so no timer of the past fires in the middle of it; what
 * is overdue at its end escalates afterwards as usual. Of the engine's own times only the visible ones are set back (start of a ticket,
 * creation of a task); the rest of its history has the real time.
 */
class DemoTickets {

    private static final Logger log = LoggerFactory.getLogger(DemoTickets.class);

    private final DemoActors actors;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoTickets(DemoActors actors, JdbcClient jdbc, TransactionTemplate transaction) {
        this.actors = actors;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** In a thread of its own, so that the application can be used meanwhile. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread thread = new Thread(this::replayAll, "demo-tickets");
        thread.setDaemon(true);
        thread.start();
    }

    /** Plays every story unless there is a ticket or an answer already. */
    synchronized void replayAll() {
        try {
            if (isEmpty()) {
                Instant now = Instant.now();
                for (DemoStory story : DemoStory.all()) {
                    transaction.executeWithoutResult(status -> actors.play(story, now));
                }
                log.info("Created the demo tickets in {} ms", Instant.now().toEpochMilli() - now.toEpochMilli());
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Not all demo tickets could be created; those that exist can be used", e);
        }
    }

    private boolean isEmpty() {
        return jdbc.sql("select not exists (select from sixstep.ticket) and not exists (select from sixstep.answer)").query(Boolean.class)
                .single();
    }
}
