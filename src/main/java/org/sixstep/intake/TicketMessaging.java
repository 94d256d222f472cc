package org.sixstep.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.knowledge.KnowledgeBase;
import org.sixstep.knowledge.Suggestions;
import org.sixstep.masking.Masking;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.notification.StaffMessages;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.TextSanitizer;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.sixstep.transaction.RetriedTransaction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Messages on a ticket outside of its steps: public replies, internal notes (E12), what the reporter writes. They are masked here, whatever
 * endpoint they came through (R72).
 */
@Component
class TicketMessaging {

    /** @param continued whether the ticket had waited for this and goes on */
    record Said(String number, String visibility, boolean continued) {}

    /** The ticket is archived: a message now is about another problem, or about the same one again. */
    static final class ClosedTicketException extends RuntimeException {

        ClosedTicketException(String number) {
            super(CatalogueText.say("api.archived", number));
        }
    }

    /** The clocks are in the requested state already, or none can be paused. */
    static final class NothingToPauseException extends RuntimeException {

        NothingToPauseException(String sentence) {
            super(sentence);
        }
    }

    private final SupportTicketWorkflow workflow;
    private final ReporterMessages toReporter;
    private final StaffMessages toStaff;
    private final Timeline timeline;
    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final KnowledgeBase knowledge;
    private final Masking masking;
    private final RetriedTransaction transaction;

    TicketMessaging(SupportTicketWorkflow workflow, ReporterMessages toReporter, StaffMessages toStaff, Timeline timeline,
            TicketStore tickets, ServiceLevels levels,
            KnowledgeBase knowledge, Masking masking, PlatformTransactionManager transactions) {
        this.workflow = workflow;
        this.toReporter = toReporter;
        this.toStaff = toStaff;
        this.timeline = timeline;
        this.tickets = tickets;
        this.levels = levels;
        this.knowledge = knowledge;
        this.masking = masking;
        this.transaction = new RetriedTransaction(transactions);
    }

    /** @throws ClosedTicketException if the ticket is archived: nobody would read it there any more */
    Said hear(UUID ticketId, String heard, boolean recurred) {
        String text = masking.mask(TextSanitizer.block(heard));
        return transaction.call(() -> heard(open(ticketId), text, recurred));
    }

    private Said heard(Ticket ticket, String text, boolean recurred) {
        boolean continued = recurred ? workflow.problemRecurred(ticket.id(), text) : workflow.reporterAnswered(ticket.id(), text);
        if (!continued) {
            toStaff.reporterWrote(ticket, text, UUID.randomUUID().toString());
        }
        return new Said(ticket.number(), "public", continued);
    }

    /**
     * A public reply is the first human contact, if there was none and it reaches the reporter (R18).
     *
     * @throws ClosedTicketException as above
     */
    Said say(UUID ticketId, String said, boolean isPublic) {
        String text = masking.mask(TextSanitizer.block(said));
        return transaction.call(() -> said(open(ticketId), text, isPublic));
    }

    private Said said(Ticket ticket, String text, boolean isPublic) {
        if (isPublic) {
            toReporter.reply(ticket, text, UUID.randomUUID().toString());
        } else {
            timeline.note(ticket.id(), "note", null, text, Map.of());
        }
        return new Said(ticket.number(), isPublic ? "public" : "internal", false);
    }

    private Ticket open(UUID ticketId) {
        Ticket ticket = tickets.get(ticketId);
        if (ticket.instant("closedAt") != null) {
            throw new ClosedTicketException(ticket.number());
        }
        return ticket;
    }

    /** @throws NothingToPauseException if the clocks are paused already, or none may be paused now */
    void pause(UUID ticketId, String reason, String message, @Nullable String contact) {
        String text = masking.mask(TextSanitizer.block(message));
        transaction.run(() -> paused(tickets.lock(ticketId), reason, text, contact));
    }

    private void paused(Ticket ticket, String reason, String message, @Nullable String contact) {
        List<SlaClock> running = levels.clocks(ticket.id()).stream().filter(SlaClock::isRunning).toList();
        if (running.stream().anyMatch(SlaClock::isPaused)) {
            throw new NothingToPauseException(CatalogueText.say("api.pausedAlready", ticket.number()));
        }
        if (running.stream().noneMatch(clock -> clock.level().pausable())
                || !workflow.waitingBegun(ticket, reason, message, contact)) {
            throw new NothingToPauseException(CatalogueText.say("api.notPausable", ticket.number()));
        }
    }

    /** @throws NothingToPauseException if nobody is waited for */
    void resume(UUID ticketId) {
        transaction.run(() -> {
            Ticket ticket = tickets.lock(ticketId);
            if (!workflow.waitingEnded(ticket)) {
                throw new NothingToPauseException(CatalogueText.say("api.notPaused", ticket.number()));
            }
        });
    }

    Map<String, Object> suggestions(Ticket ticket) {
        Suggestions suggestions = knowledge.suggest(ticket);
        return Map.of("answers", suggestions.answers().stream().map(KnowledgeController.Hit::of).toList(), "cases",
                List.copyOf(suggestions.cases()));
    }
}
