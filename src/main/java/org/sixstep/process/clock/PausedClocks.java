package org.sixstep.process.clock;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.form.InvalidFormException;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.decision.DeployedDecisions;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.MailAddress;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Pauses and resumes the clocks of a ticket; the timeline records why, and the engine's timers are updated (E1). */
@Component
public class PausedClocks {

    public static final String REASON = "pauseReason";
    public static final String MESSAGE = "pauseMessage";
    public static final String CONTACT = "pauseContact";

    /** Reasons for which the reporter is waited for. */
    private static final Set<String> OF_REPORTER = Set.of("reporter", "authorization");
    private static final String DECISION = "limitPause";

    private final DeployedDecisions decisions;
    private final ServiceLevels levels;
    private final ClockTimers timers;
    private final Timeline timeline;
    private final TicketStore tickets;
    private final ReporterMessages messages;

    PausedClocks(DeployedDecisions decisions, ServiceLevels levels, ClockTimers timers, Timeline timeline, TicketStore tickets,
            ReporterMessages messages) {
        this.decisions = decisions;
        this.levels = levels;
        this.timers = timers;
        this.timeline = timeline;
        this.tickets = tickets;
        this.messages = messages;
    }

    /**
     * Sends the record's {@link #MESSAGE} to whoever is waited for, and pauses the clocks.
     *
     * @param execution the step that asks
     * @throws InvalidFormException if they cannot be written to: nobody would be waited for
     */
    public void ask(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        String address = ticket.text(CONTACT) == null ? ticket.reporterEmail() : ticket.text(CONTACT);
        if (address != null && MailAddress.of(address).isEmpty()) {
            throw new InvalidFormException(ticket.text(CONTACT) == null ? "reporterEmail" : CONTACT,
                    CatalogueText.say("field.mailAddress"));
        }
        messages.waitingFor(ticket, ticket.text(CONTACT), ticket.text(MESSAGE), execution.getActivityInstanceId());
        String reason = Objects.requireNonNull(ticket.text(REASON), "The reason for pausing the clocks is missing");
        begin(ticket.id(), SupportTicket.deploymentId(execution), reason);
    }

    /** Resumes the clocks: the answer came, or the longest pause is over. */
    void forget(UUID ticketId) {
        String reason = tickets.get(ticketId).text(REASON);
        if (reason != null) {
            end(ticketId, reason);
        }
        Map<String, Object> over = new HashMap<>();
        over.put(REASON, null);
        over.put(MESSAGE, null);
        over.put(CONTACT, null);
        tickets.change(ticketId, over);
    }

    /**
     * @param deploymentId of the model that the ticket follows
     * @param reason       a row of the table {@code limitPause}
     * @throws IllegalArgumentException if the table knows no such reason
     */
    void begin(UUID ticketId, String deploymentId, String reason) {
        String address = tickets.get(ticketId).reporterEmail();
        if (OF_REPORTER.contains(reason) && address != null && MailAddress.of(address).isEmpty()) {
            // stored before there was a rule: the question reached nobody, and whoever is responsible knows it
            return;
        }
        List<Map<String, Object>> limits = decisions.evaluate(decisions.of(deploymentId, DECISION), Map.of("pauseReason", reason));
        if (limits.size() != 1) {
            throw new IllegalArgumentException("The table " + DECISION + " has no limit for a pause because of " + reason + ".");
        }
        if (levels.pause(ticketId, reason, Duration.parse((String) limits.get(0).get("limit")))) {
            timeline.note(ticketId, "clocksPaused", null, reason, Map.of());
            timers.reset(ticketId);
        }
    }

    /** Resumes the clocks, if they are paused for this reason. */
    public void end(UUID ticketId, String reason) {
        if (levels.resume(ticketId, reason)) {
            timeline.note(ticketId, "clocksResumed", null, reason, Map.of());
            timers.reset(ticketId);
        }
    }
}
