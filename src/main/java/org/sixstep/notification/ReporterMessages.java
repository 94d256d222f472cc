package org.sixstep.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.feedback.PlannedWork;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.feedback.Solution;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/**
 * Messages to the reporter, and to anybody else outside who is waited for. Each method is a fact of the procedure; calling it twice for the
 * same fact sends it once. {@code occasion} distinguishes facts that may happen several times in one round: give the id of the activity
 * instance.
 */
@Component
public class ReporterMessages {

    static final String ACKNOWLEDGEMENT = "acknowledgement";
    public static final String QUESTION = "question";
    public static final String AUTHORIZATION_REQUEST = "authorizationRequest";
    public static final String REPLY = "reply";
    static final String WAITING_FOR = "waitingFor";

    private static final String WORK_HOURS = "workHours";

    private final MessageDelivery delivery;
    private final CompletedSteps steps;
    private final Outbox outbox;
    private final Timeline timeline;
    private final ReporterLinks links;
    private final WorkCalendars calendars;
    private final Clock now;
    private final SixstepProperties properties;

    ReporterMessages(MessageDelivery delivery, CompletedSteps steps, Outbox outbox, Timeline timeline, ReporterLinks links,
            WorkCalendars calendars, Clock now, SixstepProperties properties) {
        this.delivery = delivery;
        this.steps = steps;
        this.outbox = outbox;
        this.timeline = timeline;
        this.links = links;
        this.calendars = calendars;
        this.now = now;
        this.properties = properties;
    }

    /**
     * The problem is registered: number, priority if it is known, outside working hours when they begin again (E30), what happens next.
     * Quotes nothing that came in, so that nobody can send mail through us.
     */
    public void acknowledgement(Ticket ticket) {
        MessageText text = delivery.text(ticket).say("acknowledgement.text", ticket.number());
        text.fact("acknowledgement.priority", text.word("priority", ticket.priority())).fact("acknowledgement.closed", opening(ticket))
                .say("acknowledgement.next");
        delivery.toReporter(ticket, ACKNOWLEDGEMENT, "", text);
    }

    /** Asks the reporter the record's {@code question}. An earlier request for authorization ends. */
    public void question(Ticket ticket, String occasion) {
        links.end(ticket.id(), Purpose.AUTHORIZE);
        delivery.toReporter(ticket, QUESTION, occasion,
                delivery.text(ticket).say("question.text").fact("question.asked", ticket.text("question")).say("question.next"));
    }

    /** What an agent writes to the reporter beside the steps of the procedure (E12). */
    public void reply(Ticket ticket, @Nullable String reply, String occasion) {
        delivery.toReporter(ticket, REPLY, occasion, delivery.text(ticket).fact("reply.text", reply).say("reply.next"));
    }

    /**
     * Somebody outside is asked for something, and the clocks are paused meanwhile (E1).
     *
     * @param contact mail address of a supplier or the people of a change; null asks the reporter
     */
    public void waitingFor(Ticket ticket, @Nullable String contact, @Nullable String message, String occasion) {
        if (contact == null) {
            reply(ticket, message, occasion);
            return;
        }
        MessageText text = delivery.text(ticket).fact("reply.text", message).say("reply.next");
        boolean written = outbox
                .put(new OutboxMessage(MessageDelivery.key(WAITING_FOR, ticket, occasion), ticket.id(), WAITING_FOR, contact,
                        List.of(contact), text.language(),
                        "[" + ticket.number() + "] " + text.line("waitingFor.subject"),
                        String.join("\n\n", text.line("mail.greeting"), text.toString()), null));
        if (written) {
            timeline.note(ticket.id(), WAITING_FOR, null, text.line("timeline.to", contact) + "\n\n" + Objects.toString(message, ""),
                    Map.of());
        }
    }

    public void questionReminder(Ticket ticket, String occasion) {
        MessageText text = delivery.text(ticket).say("questionReminder.text").fact("question.asked", ticket.text("question"))
                .say("question.next");
        delivery.toReporter(ticket, "questionReminder", occasion, text);
    }

    /** Asks the reporter to authorize the planned work (R47), with a link of its own. */
    public void authorizationRequest(Ticket ticket, String occasion) {
        MessageText text = planned(delivery.text(ticket).say("authorizationRequest.text"), ticket).say("authorizationRequest.next");
        delivery.toReporterWithNewLink(ticket, AUTHORIZATION_REQUEST, occasion, text, Purpose.AUTHORIZE);
    }

    /** Reminds of the planned work with the link that the reporter has already. */
    public void authorizationReminder(Ticket ticket, String occasion) {
        MessageText text = planned(delivery.text(ticket).say("authorizationReminder.text"), ticket).say("authorizationReminder.next");
        delivery.toReporter(ticket, "authorizationReminder", occasion, text, links.open(ticket, Purpose.AUTHORIZE).orElse(null));
    }

    /** What happens next by {@code planForReporter}, and the promised date (R41): once for each plan, and nothing if there is neither. */
    public void plan(Ticket ticket) {
        String plan = ticket.text("planForReporter");
        Instant promised = ticket.instant("promisedAt");
        MessageText text = delivery.text(ticket).say("plan.text").fact("work.plan", plan).fact("progressToReporter.promised", promised);
        if (plan != null && !plan.isBlank() || promised != null) {
            String occasion = UUID.nameUUIDFromBytes((plan + "/" + promised).getBytes(StandardCharsets.UTF_8)).toString();
            delivery.toReporter(ticket, "plan", occasion, text.say("progressToReporter.next"));
        }
    }

    /** Work is announced beforehand, with its risk and time (R41, R43). */
    public void workAnnouncement(Ticket ticket, String occasion) {
        delivery.toReporter(ticket, "workAnnouncement", occasion,
                planned(delivery.text(ticket).say("workAnnouncement.text"), ticket).say("workAnnouncement.next"));
    }

    /** Cause, measures, advice, how to get help again (R55, R61), and the link to say whether it works. */
    public void result(Ticket ticket) {
        Solution solution = Solution.of(ticket);
        MessageText text = delivery.text(ticket).say("result.text", ticket.number()).fact("result.cause", solution.cause())
                .fact("result.measures", solution.measures())
                .fact("result.advice", solution.advice()).say("result.next").say("help.again", ticket.number());
        delivery.toReporterWithNewLink(ticket, "result", "", text, Purpose.CONFIRM);
    }

    /** Reminds of the result with the link that the reporter has already. */
    public void resultReminder(Ticket ticket) {
        MessageText text = delivery.text(ticket).say("resultReminder.text").say("resultReminder.next", closeAfter()).say("help.again",
                ticket.number());
        delivery.toReporter(ticket, "resultReminder", "", text, links.open(ticket, Purpose.CONFIRM).orElse(null));
    }

    public void closedUnconfirmed(Ticket ticket) {
        delivery.toReporter(ticket, "closedUnconfirmed", "",
                delivery.text(ticket).say("closedUnconfirmed.text").say("help.again", ticket.number()));
    }

    /**
     * Progress on a serious problem (R51), or on one that takes longer than it should (R39); {@code progressForReporter} and a promised
     * time are said if the record holds them.
     */
    public void progressToReporter(Ticket ticket, String occasion) {
        MessageText text = delivery.text(ticket).say("progressToReporter.text");
        text.fact("progress.done", steps.doneSince(ticket, "progressToReporter", text))
                .fact("progressToReporter.progress", ticket.text("progressForReporter"))
                .fact("progressToReporter.promised", ticket.instant("promisedAt")).say("progressToReporter.next");
        delivery.toReporter(ticket, "progressToReporter", occasion, text);
    }

    /** It takes longer than promised: {@code delayReason} and the new time, before the limit passes (R52). */
    public void delayExplanation(Ticket ticket, String occasion) {
        MessageText text = delivery.text(ticket).say("delayExplanation.text").fact("delayExplanation.reason", ticket.text("delayReason"))
                .fact("progressToReporter.promised", ticket.instant("promisedAt")).say("progressToReporter.next");
        delivery.toReporter(ticket, "delayExplanation", occasion, text);
    }

    /** The result did not hold: the next round has begun (R58). */
    public void nextRound(Ticket ticket) {
        delivery.toReporter(ticket, "nextRound", "", delivery.text(ticket).say("nextRound.text").say("nextRound.next"));
    }

    /**
     * When working hours begin again; null within them, for an emergency that is worked on around the clock, or without such a calendar.
     * The priority is not known yet.
     */
    private @Nullable Instant opening(Ticket ticket) {
        if (Boolean.TRUE.equals(ticket.fact("emergency"))) {
            return null;
        }
        return calendars.current().stream().filter(calendar -> calendar.key().equals(WORK_HOURS) && !calendar.isOpen(now.instant()))
                .findFirst()
                .map(calendar -> calendar.nextOpening(now.instant())).orElse(null);
    }

    private MessageText planned(MessageText text, Ticket ticket) {
        PlannedWork work = PlannedWork.of(ticket);
        return text.fact("work.plan", work.plan())
                .say("work.risks", work.risks().stream().map(text::line).collect(Collectors.joining("\n")))
                .fact("work.window", work.window()).fact("progressToReporter.promised", ticket.instant("promisedAt"));
    }

    private String closeAfter() {
        return Long.toString(Math.max(1, properties.closeAfter().toDays()));
    }
}
