package org.sixstep.process.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.sixstep.routing.Departures;
import org.sixstep.routing.Departures.Departure;
import org.sixstep.ticket.TicketStore;
import org.sixstep.transaction.RetriedTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Looks every few seconds, on one node at a time, for people who have lost a group or the account. Each ticket is a transaction of its own;
 * whatever fails is tried again the next time.
 */
@Component
class GiveBackWork {

    private static final Logger log = LoggerFactory.getLogger(GiveBackWork.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Departures departures;
    private final WorkOfLeavers work;
    private final TicketStore tickets;
    private final RetriedTransaction transaction;

    GiveBackWork(Departures departures, WorkOfLeavers work, TicketStore tickets, PlatformTransactionManager transactions) {
        this.departures = departures;
        this.work = work;
        this.tickets = tickets;
        this.transaction = new RetriedTransaction(transactions);
    }

    void run() {
        for (Departure departure : departures.due()) {
            succeeds(departure.id(), () -> giveBack(departure));
        }
    }

    private void giveBack(Departure departure) {
        boolean all = true;
        UUID last = BEFORE_ALL;
        for (List<UUID> page = page(departure, last); !page.isEmpty(); page = page(departure, last)) {
            for (UUID ticket : page) {
                all &= succeeds(ticket, () -> transaction.run(() -> work.giveBack(departure, ticket)));
                last = ticket;
            }
        }
        for (String task : work.otherTasks(departure)) {
            all &= succeeds(task, () -> transaction.run(() -> work.giveBackTask(departure, task)));
        }
        if (all) {
            departures.done(departure);
        }
    }

    private List<UUID> page(Departure departure, UUID after) {
        return tickets.openWith(departure.userId(), after);
    }

    /** What fails, such as a suspended ticket, keeps nothing else from being given back. */
    private static boolean succeeds(Object what, Runnable giveBack) {
        try {
            giveBack.run();
            return true;
        } catch (RuntimeException e) {
            log.error("The work of somebody who has left could not be given back: {}; it is tried again", what, e);
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        RecurringTask<Void> giveBackWorkOfLeavers(ObjectProvider<GiveBackWork> giveBack) {
            return Tasks.recurring("giveBackWork", FixedDelay.of(EVERY)).execute((instance, context) -> giveBack.getObject().run());
        }
    }
}
