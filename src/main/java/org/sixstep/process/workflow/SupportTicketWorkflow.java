package org.sixstep.process.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.sixstep.feedback.NoLongerAwaitedException;
import org.sixstep.feedback.ReporterAnswers;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.notification.UnreachedContacts;
import org.sixstep.process.Duplicates;
import org.sixstep.process.RunAsSystem;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.clock.PausedClocks;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports to the process engine what happened elsewhere in the application. Each method is a business event. */
@Component
public class SupportTicketWorkflow implements ReporterAnswers, UnreachedContacts {

    /** Reasons for which clocks are paused. */
    private static final String REPORTER = "reporter";
    private static final String AUTHORIZATION = "authorization";
    private static final String WAITING_FOR_ORIGINAL = "waitingForOriginal";

    private final RuntimeService runtime;
    private final RunAsSystem authority;
    private final TicketStore tickets;
    private final Timeline timeline;
    private final PausedClocks clocks;

    SupportTicketWorkflow(@Lazy RuntimeService runtime, RunAsSystem authority, TicketStore tickets, Timeline timeline,
            PausedClocks clocks) {
        this.runtime = runtime;
        this.authority = authority;
        this.tickets = tickets;
        this.timeline = timeline;
        this.clocks = clocks;
    }

    /** Starts the procedure of a new ticket; returns the ticket at its first wait state. */
    @Transactional
    public Ticket problemReceived(UUID ticketId) {
        authority.run(() -> runtime.createMessageCorrelation(SupportTicket.PROBLEM_RECEIVED)
                .setVariable(SupportTicket.TICKET_ID, ticketId.toString())
                .correlateStartMessage());
        return tickets.get(ticketId);
    }

    /** The reporter wrote. If a step waits for it, the ticket goes on; otherwise it is only in the timeline. */
    @Transactional
    public boolean reporterAnswered(UUID ticketId, String text) {
        Ticket ticket = tickets.get(ticketId);
        timeline.hear(ticketId, text);
        tickets.change(ticketId, Map.of("reporterAnswer", text));
        boolean waited = REPORTER.equals(ticket.text(PausedClocks.REASON)) && waitingEnded(ticket);
        return correlate(ticket, SupportTicket.REPORTER_ANSWERED, Map.of()) || waited;
    }

    /**
     * Somebody outside is waited for and has been asked.
     *
     * @param reason  reporter, vendor or change: a row of the table {@code limitPause}
     * @param message what is asked of them
     * @param contact where a supplier or the people of a change are written to; null for the reporter
     */
    @Transactional
    public boolean waitingBegun(Ticket ticket, String reason, String message, @Nullable String contact) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(PausedClocks.REASON, reason);
        facts.put(PausedClocks.MESSAGE, message);
        facts.put(PausedClocks.CONTACT, contact);
        return correlate(tickets.change(ticket.id(), facts), SupportTicket.WAITING_BEGUN, Map.of());
    }

    /** Whoever was waited for has answered. */
    @Transactional
    public boolean waitingEnded(Ticket ticket) {
        return correlate(ticket, SupportTicket.WAITING_ENDED, Map.of());
    }

    /** No clock is paused for an answer that cannot come: the waiting ends; what the reporter was asked stays, for the telephone. */
    @Override
    @Transactional
    public void notReached(Ticket ticket, String kind, String recipient) {
        boolean reporterAsked = kind.equals(ReporterMessages.REPLY) && REPORTER.equals(ticket.text(PausedClocks.REASON));
        if (reporterAsked || recipient.equals(ticket.text(PausedClocks.CONTACT))) {
            waitingEnded(ticket);
        } else if (kind.equals(ReporterMessages.QUESTION)) {
            resume(ticket, REPORTER);
        } else if (kind.equals(ReporterMessages.AUTHORIZATION_REQUEST)) {
            resume(ticket, AUTHORIZATION);
        }
    }

    private void resume(Ticket ticket, String reason) {
        authority.run(() -> {
            clocks.end(ticket.id(), reason);
            return null;
        });
    }

    /** The problem came back during its observation. */
    @Transactional
    public boolean problemRecurred(UUID ticketId, String text) {
        timeline.hear(ticketId, text);
        return correlate(tickets.get(ticketId), SupportTicket.PROBLEM_RECURRED, Map.of());
    }

    @Override
    @Transactional
    public void confirmed(UUID ticketId, int round, String outcome, @Nullable Integer satisfaction, @Nullable String comment,
            @Nullable String suggestion) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("outcome", outcome);
        answer.put("satisfaction", satisfaction);
        answer.put("feedbackComment", comment);
        answer.put("suggestion", suggestion);
        answer.put("confirmationChannel", "link");
        Ticket ticket = tickets.change(ticketId, answer);
        timeline.hear(ticketId, sentence(outcome, comment));
        Map<String, Object> variables = new HashMap<>();
        variables.put(SupportTicket.OUTCOME, outcome);
        variables.put(SupportTicket.SATISFACTION, satisfaction);
        if (ticket.round() != round || !correlate(ticket, SupportTicket.REPORTER_CONFIRMED, variables)) {
            throw new NoLongerAwaitedException("The result of " + ticket.number() + " is not waiting for an answer.");
        }
    }

    @Override
    @Transactional
    public void authorization(UUID ticketId, boolean granted, @Nullable String comment) {
        String answer = granted ? "granted" : "refused";
        Map<String, Object> facts = new HashMap<>();
        facts.put("authorization", answer);
        facts.put("authorizationEvidence", comment == null ? "link" : "link: " + comment);
        Ticket ticket = tickets.change(ticketId, facts);
        timeline.hear(ticketId, sentence(answer, comment));
        if (!correlate(ticket, SupportTicket.AUTHORIZATION_ANSWERED, Map.of(SupportTicket.AUTHORIZATION, answer))) {
            throw new NoLongerAwaitedException("No authorization is being waited for on " + ticket.number() + ".");
        }
    }

    /** An original is solved: its duplicates go on to their own confirmation (E11). */
    @Transactional
    public void originalResolved(Ticket original) {
        for (Ticket duplicate : tickets.duplicatesOf(original.id())) {
            if (WAITING_FOR_ORIGINAL.equals(duplicate.status())) {
                // first the solution, because the message makes the duplicate's own result be sent
                tickets.change(duplicate.id(), Duplicates.solutionOf(original));
                correlate(duplicate, SupportTicket.ORIGINAL_RESOLVED, Map.of());
            }
        }
    }

    /** The result is being sent: an explanation why it takes longer is no longer needed. */
    public void solutionSent(Ticket ticket) {
        correlate(ticket, SupportTicket.SOLUTION_SENT, Map.of());
    }

    /** An answer was drafted from a case and needs its review. */
    @Transactional
    public void reviewAnswer(UUID answerId, String author) {
        authority.run(() -> runtime.createMessageCorrelation(SupportTicket.ANSWER_DRAFTED)
                .setVariable(SupportTicket.ANSWER_ID, answerId.toString())
                .setVariable(SupportTicket.AUTHOR, author).correlateStartMessage());
    }

    /** Somebody continues without a second person: the review starts, whatever becomes of the ticket (L13). */
    public void secondPersonWaived(Ticket ticket) {
        runtime.createMessageCorrelation(SupportTicket.SECOND_PERSON_WAIVED).processInstanceBusinessKey(ticket.number())
                .setVariable(SupportTicket.TICKET_ID, ticket.id().toString()).correlateStartMessage();
    }

    private static String sentence(String answer, @Nullable String comment) {
        return comment == null ? answer : answer + ": " + comment;
    }

    private boolean correlate(Ticket ticket, String message, Map<String, Object> variables) {
        try {
            return authority.run(
                    () -> !runtime.createMessageCorrelation(message).processInstanceBusinessKey(ticket.number()).setVariables(variables)
                            .correlateAllWithResult().isEmpty());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("The ticket " + ticket.number() + " was changed at the same moment.", e);
        }
    }
}
