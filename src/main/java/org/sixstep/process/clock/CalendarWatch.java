package org.sixstep.process.clock;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.MissingYear;
import org.sixstep.sla.MissingYears;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks at every start and once a day whether holidays are missing, and creates a task for the process owners: one for each schedule and
 * year.
 */
@Component
public class CalendarWatch {

    private static final Logger log = LoggerFactory.getLogger(CalendarWatch.class);

    private final MissingYears years;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    CalendarWatch(MissingYears years, RuntimeService runtime, TransactionTemplate transaction) {
        this.years = years;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    /** At one o'clock UTC, as the other timers of the calendar: 09:00 in Shanghai. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 0 1 * * *")
    public void look() {
        List<MissingYear> missing = years.now();
        if (!missing.isEmpty()) {
            log.warn("Holidays are missing: {}. Deploy their files; until then these years count by the days of the week alone",
                    missing.stream().map(MissingYear::toString).collect(Collectors.joining(", ")));
        }
        missing.forEach(this::ask);
    }

    /**
     * The application must start even if the task cannot be created, for instance because its process is suspended; it is tried again
     * tomorrow.
     */
    private void ask(MissingYear missing) {
        try {
            transaction.executeWithoutResult(status -> startOnce(missing));
        } catch (RuntimeException e) {
            log.error("The process owners could not be asked for the holidays of {}", missing, e);
        }
    }

    /** Several nodes check at the same time; the first that finds a missing year creates the task. */
    private void startOnce(MissingYear missing) {
        years.notice(missing)
                .ifPresent(id -> runtime.createMessageCorrelation(SupportTicket.YEAR_MISSING).processInstanceBusinessKey(missing.toString())
                        .setVariable(SupportTicket.MISSING_YEAR_ID, id.toString()).correlateStartMessage());
    }
}
