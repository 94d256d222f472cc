package org.sixstep.process.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.SixstepProperties;
import org.sixstep.process.ModelBean;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.Alarms;
import org.sixstep.sla.MissingYears;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.SupportTicketSteps;
import org.springframework.stereotype.Component;

/**
 * The bean {@code sla} of timers in models, as in {@code ${sla.dueAt(execution, 'response')}}. A timer only fires; the clock itself is a
 * row of the ticket. Without such a target the timer never fires.
 */
@Component("sla")
@ModelBean
public class ServiceLevelTimers {

    private static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private final ServiceLevels levels;
    private final WorkCalendars calendars;
    private final MissingYears years;
    private final PausedClocks waiting;
    private final DeadlineAlertNotifier notifier;
    private final SixstepProperties settings;
    private final Clock clock;

    ServiceLevelTimers(ServiceLevels levels, WorkCalendars calendars, MissingYears years, PausedClocks waiting,
            DeadlineAlertNotifier notifier,
            SixstepProperties settings,
            Clock clock) {
        this.levels = levels;
        this.calendars = calendars;
        this.years = years;
        this.waiting = waiting;
        this.notifier = notifier;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the owner is warned that this target will be missed. Opens the clock. */
    public Date warnAt(DelegateExecution execution, String name) {
        return Date.from(open(execution, name).map(SlaClock::warnAt).orElse(NEVER));
    }

    /** When this target is missed. Opens the clock. */
    public Date dueAt(DelegateExecution execution, String name) {
        return Date.from(open(execution, name).map(SlaClock::dueAt).orElse(NEVER));
    }

    /** A repetition such as every four hours, first one target from now. Opens the clock. */
    public String cycle(DelegateExecution execution, String name) {
        Optional<SlaClock> running = open(execution, name);
        Instant first = running.map(SlaClock::dueAt).orElse(NEVER);
        String interval = running.map(opened -> opened.level().target()).orElse("P1D");
        return "R/" + first.truncatedTo(ChronoUnit.SECONDS) + "/" + interval;
    }

    /** Stops a clock: what it measures is done. */
    public void stop(DelegateExecution execution, String name) {
        if (name.equals(ServiceLevels.RESPONSE) && SupportTicketSteps.TRIAGE_TICKET.equals(execution.getCurrentActivityId())) {
            // models of before say so, but only what reached the reporter is a response (FirstResponse)
            return;
        }
        levels.stop(SupportTicket.ticketId(execution), name);
    }

    /** Pauses the clocks while somebody outside is waited for, at most as long as the table {@code limitPause} allows (E1). */
    public void pause(DelegateExecution execution, String reason) {
        waiting.begin(SupportTicket.ticketId(execution), SupportTicket.deploymentId(execution), reason);
    }

    /** Whoever was waited for has answered, or is waited for no longer. */
    public void resume(DelegateExecution execution, String reason) {
        waiting.end(SupportTicket.ticketId(execution), reason);
    }

    /** When paused clocks resume although no answer has come. */
    public Date pauseEndsAt(DelegateExecution execution) {
        return Date.from(levels.clocks(SupportTicket.ticketId(execution)).stream().filter(SlaClock::isPaused).map(SlaClock::pauseEndsAt)
                .min(Instant::compareTo).orElse(clock.instant()));
    }

    /** When the next warning is due that was not yet given. */
    public Date nextWarningAt(DelegateExecution execution) {
        return Date.from(notifier.next(execution, Alarms.Kind.WARNING).orElse(NEVER));
    }

    /** When the next level of escalation is due. */
    public Date nextEscalationAt(DelegateExecution execution) {
        return Date.from(notifier.next(execution, Alarms.Kind.ESCALATION).orElse(NEVER));
    }

    /** What a clock measures was done and is due again. */
    public void renew(DelegateExecution execution, String name) {
        levels.renew(SupportTicket.ticketId(execution), name);
    }

    /** When a silent reporter is reminded (E10). */
    public Date reminderAt(DelegateExecution execution) {
        return Date.from(clock.instant().plus(settings.reminderAfter()));
    }

    /** When the desk waits no longer for a silent reporter (E10). */
    public Date overdueAt(DelegateExecution execution) {
        return Date.from(clock.instant().plus(settings.closeAfter()));
    }

    /** When a problem that is being observed counts as solved. */
    public Date observationEndsAt(DelegateExecution execution) {
        return workDaysFromNow(settings.observation());
    }

    public Date workDaysFromNow(int days) {
        return Date.from(calendars.current(WorkCalendars.WORK_DAYS).add(clock.instant(), Duration.ofDays(days)));
    }

    /** When a year begins whose holidays are missing. */
    public Date yearBeginsAt(DelegateExecution execution) {
        return Date.from(years.beginsAt(UUID.fromString((String) execution.getVariable(SupportTicket.MISSING_YEAR_ID))));
    }

    private Optional<SlaClock> open(DelegateExecution execution, String name) {
        return levels.open(SupportTicket.ticketId(execution), name).filter(SlaClock::isRunning);
    }
}
