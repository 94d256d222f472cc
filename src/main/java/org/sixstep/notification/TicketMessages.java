package org.sixstep.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sixstep.SixstepProperties;
import org.sixstep.feedback.PlannedWork;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.feedback.Solution;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.SupportTicketSteps;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What is told to whom. Each method is a fact of the procedure; calling it twice for the same fact tells it once. What a reporter is told
 * is a public line of the timeline, what colleagues are told an internal one. {@code occasion} distinguishes facts that may happen several
 * times in one round: give the id of the activity instance.
 */
@Component
public class TicketMessages {

    static final String ACKNOWLEDGEMENT = "acknowledgement";
    static final String QUESTION = "question";
    static final String REPLY = "reply";

    private static final String REPORTER = "reporter";
    private static final String SUPERVISORS = "supervisors";
    private static final String LEADS = "leads";
    private static final int BACKGROUND = 600;
    private static final String WORK_HOURS = "workHours";
    /** What a step means to somebody outside, by its id. */
    private static final Map<String, String> DONE = Map.of(SupportTicketSteps.TRIAGE_TICKET, "done.checked",
            ResolveProblemSteps.ANALYSE_PROBLEM,
            "done.analysed",
            ResolveProblemSteps.CONTRIBUTE_FINDINGS, "done.contributed", ResolveProblemSteps.HOLD_WORKSHOP, "done.discussed",
            ResolveProblemSteps.REVIEW_SOLUTION,
            "done.reviewed",
            ResolveProblemSteps.OBTAIN_AUTHORIZATION, "done.authorized", ResolveProblemSteps.IMPLEMENT_SOLUTION, "done.implemented",
            ResolveProblemSteps.VERIFY_SOLUTION,
            "done.verified");

    private final Outbox outbox;
    private final TicketStore tickets;
    private final Timeline timeline;
    private final ReporterLinks links;
    private final StaffDirectory staff;
    private final MessageSource texts;
    private final WorkCalendars calendars;
    private final Clock now;
    private final SixstepProperties properties;

    TicketMessages(Outbox outbox, TicketStore tickets, Timeline timeline, ReporterLinks links, StaffDirectory staff, MessageSource texts,
            WorkCalendars calendars, Clock now,
            SixstepProperties properties) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.timeline = timeline;
        this.links = links;
        this.staff = staff;
        this.texts = texts;
        this.calendars = calendars;
        this.now = now;
        this.properties = properties;
    }

    // ---- to the reporter

    /**
     * The problem is registered: number, priority if it is known, outside working hours when they begin again (E30), what happens next.
     * Quotes nothing that came in, so that nobody can mail through us.
     */
    public void acknowledgement(Ticket ticket) {
        MessageText text = text(ticket).say("acknowledgement.text", ticket.number());
        text.fact("acknowledgement.priority", text.word("priority", ticket.priority())).fact("acknowledgement.closed", opening(ticket))
                .say("acknowledgement.next");
        toReporter(ticket, ACKNOWLEDGEMENT, "", text);
    }

    /** The record's {@code question} is put to the reporter. A plan that waited for leave does so no longer. */
    public void question(Ticket ticket, String occasion) {
        links.end(ticket.id(), Purpose.AUTHORIZE);
        toReporter(ticket, QUESTION, occasion,
                text(ticket).say("question.text").fact("question.asked", ticket.text("question")).say("question.next"));
    }

    /** What an agent writes to the reporter beside the steps of the procedure (E12). */
    public void reply(Ticket ticket, String reply, String occasion) {
        toReporter(ticket, REPLY, occasion, text(ticket).fact("reply.text", reply).say("reply.next"));
    }

    /**
     * Somebody outside is asked for something, and the clocks stand meanwhile (E1).
     *
     * @param contact mail address of a supplier or the people of a change; null asks the reporter
     */
    public void waitingFor(Ticket ticket, String contact, String message, String occasion) {
        if (contact == null) {
            reply(ticket, message, occasion);
            return;
        }
        MessageText text = text(ticket).fact("reply.text", message).say("reply.next");
        boolean written = outbox.put(new OutboxMessage(key("waitingFor", ticket, occasion), ticket.id(), "waitingFor", contact,
                List.of(contact), text.language(),
                "[" + ticket.number() + "] " + text.line("waitingFor.subject"),
                String.join("\n\n", text.line("mail.greeting"), text.toString()), null));
        if (written) {
            timeline.note(ticket.id(), "waitingFor", null, text.line("timeline.to", contact) + "\n\n" + message, Map.of());
        }
    }

    public void questionReminder(Ticket ticket, String occasion) {
        MessageText text = text(ticket).say("questionReminder.text").fact("question.asked", ticket.text("question")).say("question.next");
        toReporter(ticket, "questionReminder", occasion, text);
    }

    /** The reporter's leave is asked for the planned work (R47), by a link of its own. */
    public void authorizationRequest(Ticket ticket, String occasion) {
        MessageText text = planned(text(ticket).say("authorizationRequest.text"), ticket).say("authorizationRequest.next");
        toReporterWithNewLink(ticket, "authorizationRequest", occasion, text, Purpose.AUTHORIZE);
    }

    /** Reminds of the planned work with the link that the reporter has already. */
    public void authorizationReminder(Ticket ticket, String occasion) {
        MessageText text = planned(text(ticket).say("authorizationReminder.text"), ticket).say("authorizationReminder.next");
        toReporter(ticket, "authorizationReminder", occasion, text, links.open(ticket, Purpose.AUTHORIZE).orElse(null));
    }

    /** Work is announced beforehand, with its risk and time (R41, R43). */
    public void workAnnouncement(Ticket ticket, String occasion) {
        toReporter(ticket, "workAnnouncement", occasion,
                planned(text(ticket).say("workAnnouncement.text"), ticket).say("workAnnouncement.next"));
    }

    /** Cause, measures, advice, how to get help again (R55, R61), and the link to say whether it works. */
    public void result(Ticket ticket) {
        Solution solution = Solution.of(ticket);
        MessageText text = text(ticket).say("result.text", ticket.number()).fact("result.cause", solution.cause())
                .fact("result.measures", solution.measures())
                .fact("result.advice", solution.advice()).say("result.next").say("help.again", ticket.number());
        toReporterWithNewLink(ticket, "result", "", text, Purpose.CONFIRM);
    }

    /** Reminds of the result with the link that the reporter has already. */
    public void resultReminder(Ticket ticket) {
        MessageText text = text(ticket).say("resultReminder.text").say("resultReminder.next", closeAfter()).say("help.again",
                ticket.number());
        toReporter(ticket, "resultReminder", "", text, links.open(ticket, Purpose.CONFIRM).orElse(null));
    }

    public void closedUnconfirmed(Ticket ticket) {
        toReporter(ticket, "closedUnconfirmed", "", text(ticket).say("closedUnconfirmed.text").say("help.again", ticket.number()));
    }

    /**
     * Progress on a serious problem (R51), or on one that takes longer than it should (R39); {@code progressForReporter} and a promised
     * time are said if the record holds them.
     */
    public void progressToReporter(Ticket ticket, String occasion) {
        MessageText text = text(ticket).say("progressToReporter.text");
        text.fact("progress.done", doneSince(ticket, "progressToReporter", text))
                .fact("progressToReporter.progress", ticket.text("progressForReporter"))
                .fact("progressToReporter.promised", ticket.instant("promisedAt")).say("progressToReporter.next");
        toReporter(ticket, "progressToReporter", occasion, text);
    }

    /** The result did not hold: the next round has begun, {@code ticket.round()} is its number (R58, R59). Tells reporter and owner. */
    public void nextRound(Ticket ticket) {
        toReporter(ticket, "nextRound", "", text(ticket).say("nextRound.text").say("nextRound.next"));
        MessageText text = staffText(ticket);
        text.say("nextRoundToOwner.text", Integer.toString(ticket.round())).fact("nextRoundToOwner.comment",
                ticket.text("feedbackComment"));
        toStaff(ticket, "nextRoundToOwner", "", responsible(ticket), text);
    }

    // ---- to colleagues

    /**
     * An owner was found; everyone involved learns the background, the expected time of resolution and who does what (R25, R30).
     *
     * @param expectedResolution null if not known
     */
    public void ownerAssigned(Ticket ticket, Instant expectedResolution, String occasion) {
        MessageText text = staffText(ticket).say("ownerAssigned.text");
        text.fact("ownerAssigned.background", beginning(ticket.text("description")))
                .fact("ownerAssigned.impact", text.word("impact", ticket.text("impact")))
                .fact("ownerAssigned.expected", expectedResolution)
                .fact("ownerAssigned.promised", ticket.instant("promisedAt"))
                .fact("ownerAssigned.owner", named(ticket.owner()))
                .fact("ownerAssigned.collaborators",
                        ticket.list("collaborators").stream().map(this::named).collect(Collectors.joining(", ")))
                .fact("ownerAssigned.discussion", ticket.text("discussionChannel"));
        Set<String> involved = new LinkedHashSet<>(responsible(ticket));
        involved.addAll(ticket.list("collaborators"));
        if (Boolean.TRUE.equals(ticket.fact("informSupervisor"))) {
            involved.addAll(staff.members(SUPERVISORS));
        }
        toStaff(ticket, "ownerAssigned", occasion, involved, text);
    }

    /** The reporter wrote while no step waited for it; whoever has the ticket shall not find that by chance. */
    public void reporterWrote(Ticket ticket, String message, String occasion) {
        MessageText text = staffText(ticket).say("reporterWrote.text").fact("reporterWrote.message", beginning(message));
        toStaff(ticket, "reporterWrote", occasion, responsible(ticket), text);
    }

    /** It takes longer than promised: {@code delayReason} and the new time, before the limit passes (R52). */
    public void delayExplanation(Ticket ticket, String occasion) {
        MessageText text = text(ticket).say("delayExplanation.text").fact("delayExplanation.reason", ticket.text("delayReason"))
                .fact("progressToReporter.promised", ticket.instant("promisedAt")).say("progressToReporter.next");
        toReporter(ticket, "delayExplanation", occasion, text);
    }

    /** Progress on a serious problem to the leads (R50). */
    public void progressToLead(Ticket ticket, String occasion) {
        MessageText text = staffText(ticket).say("progressToLead.text");
        text.fact("progressToLead.status", text.word("status", ticket.status())).fact("progressToLead.owner", named(ticket.owner()))
                .fact("progress.done", doneSince(ticket, "progressToLead", text)).fact("progressToLead.cause", ticket.text("rootCause"))
                .fact("progressToLead.progress", ticket.text("progressForReporter"))
                .fact("ownerAssigned.promised", ticket.instant("promisedAt"));
        toStaff(ticket, "progressToLead", occasion, staff.members(LEADS), text);
    }

    /**
     * A level of warning or escalation was reached: its recipients learn it, in their hours (E7, R37).
     *
     * @param clock   name of the clock: record, triage, response, ...
     * @param promise the target that is at risk; another promise for the same clock is told anew
     * @param percent of the target; from 100 on it is missed
     * @param levels  who is told
     */
    public void serviceLevelAlarm(Ticket ticket, String clock, String promise, int percent, Instant dueAt, List<AlarmLevel> levels) {
        String kind = percent < 100 ? "serviceLevelAtRisk" : "serviceLevelMissed";
        levels.stream().collect(Collectors.groupingBy(AlarmLevel::hours, TreeMap::new, Collectors.toList())).forEach((hours, together) -> {
            MessageText text = staffText(ticket);
            text.say(kind + ".text", text.word("clock", clock), text.time(dueAt))
                    .fact("progressToLead.status", text.word("status", ticket.status()))
                    .fact("progressToLead.owner", named(ticket.owner())).say(kind + ".next");
            Set<String> recipients = new LinkedHashSet<>();
            together.forEach(level -> recipients.addAll(recipients(ticket, level.recipient())));
            toStaff(ticket, kind, String.join(":", clock, promise, Integer.toString(percent), hours), recipients, text,
                    calendars.current(hours).nextOpening(now.instant()));
        });
    }

    /** An answer waits too long for its review. */
    public void answerReviewOverdue(UUID answerId, String title) {
        toGroup("answerReviewOverdue", answerId, "knowledge", Objects.toString(title, ""));
    }

    /** The problems of a week or month wait too long to be looked at. */
    public void assessmentOverdue(UUID reviewId) {
        toGroup("assessmentOverdue", reviewId, SUPERVISORS);
    }

    /** The monthly report is not signed in time (R69). */
    public void reportOverdue(UUID reviewId) {
        toGroup("reportOverdue", reviewId, "managers");
    }

    // ---- how

    /**
     * When somebody is there again; null if somebody is now, works on an emergency round the clock, or the desk has no such calendar. The
     * priority is not known yet.
     */
    private Instant opening(Ticket ticket) {
        if (Boolean.TRUE.equals(ticket.fact("emergency"))) {
            return null;
        }
        return calendars.current().stream().filter(calendar -> calendar.key().equals(WORK_HOURS) && !calendar.isOpen(now.instant()))
                .findFirst()
                .map(calendar -> calendar.nextOpening(now.instant())).orElse(null);
    }

    private void toReporter(Ticket ticket, String kind, String occasion, MessageText text) {
        toReporter(ticket, kind, occasion, text, null);
    }

    private void toReporterWithNewLink(Ticket ticket, String kind, String occasion, MessageText text, Purpose purpose) {
        UUID link = UUID.randomUUID();
        if (toReporter(ticket, kind, occasion, text, link)) {
            links.issue(link, ticket, purpose);
        }
    }

    private boolean toReporter(Ticket ticket, String kind, String occasion, MessageText text, UUID link) {
        List<String> body = new ArrayList<>(List.of(text.line("mail.greeting"), text.toString()));
        if (link != null) {
            body.add(text.line(kind + ".link") + "\n" + Outbox.LINK);
        }
        body.add(text.line("mail.closing", ticket.number()));
        String subject = "[" + ticket.number() + "] " + text.line(kind + ".subject");
        List<String> addresses = Optional.ofNullable(ticket.reporterEmail()).stream().toList();
        boolean written = outbox
                .put(new OutboxMessage(key(kind, ticket, occasion), ticket.id(), kind, REPORTER, addresses, text.language(), subject,
                        String.join("\n\n", body), link));
        if (written) {
            timeline.tell(ticket.id(), kind, null, text.toString());
        }
        return written;
    }

    void toStaff(Ticket ticket, String kind, String occasion, Collection<String> recipients, MessageText text) {
        toStaff(ticket, kind, occasion, recipients, text, Instant.MIN);
    }

    private void toStaff(Ticket ticket, String kind, String occasion, Collection<String> recipients, MessageText text, Instant notBefore) {
        String to = recipients.isEmpty() ? "-" : String.join(", ", recipients);
        String about = Objects.toString(ticket.priority(), "") + " " + text.line(kind + ".subject");
        String subject = "[" + ticket.number() + "] " + about.strip() + " · " + ticket.summary();
        boolean written = outbox
                .put(new OutboxMessage(key(kind, ticket, occasion), ticket.id(), kind, to, addresses(recipients), text.language(), subject,
                        text + "\n\n" + text.line("mail.staffClosing", properties.staffUrl()), null), notBefore);
        if (written) {
            timeline.note(ticket.id(), kind, null, text.line("timeline.to", to) + "\n\n" + text, Map.of());
        }
    }

    /** About no ticket, so in no ticket's language: in both. */
    private void toGroup(String kind, UUID about, String group, Object... values) {
        List<String> recipients = staff.members(group);
        String body = List.of(Locale.ENGLISH, Locale.CHINESE).stream().map(this::text)
                .map(text -> text.say(kind + ".text", values).say("mail.staffClosing", properties.staffUrl()).toString())
                .collect(Collectors.joining("\n\n"));
        String subject = text(Locale.ENGLISH).line(kind + ".subject") + " · " + text(Locale.CHINESE).line(kind + ".subject");
        outbox.put(new OutboxMessage(kind + ":" + about, null, kind, recipients.isEmpty() ? group : String.join(", ", recipients),
                addresses(recipients),
                Locale.ENGLISH, subject, body, null));
    }

    private static String key(String kind, Ticket ticket, String occasion) {
        return kind + ":" + ticket.id() + ":" + ticket.round() + (occasion.isEmpty() ? "" : ":" + occasion);
    }

    private List<String> addresses(Collection<String> userIds) {
        return userIds.stream().map(staff::email).flatMap(Optional::stream).toList();
    }

    private List<String> responsible(Ticket ticket) {
        if (ticket.owner() != null) {
            return List.of(ticket.owner());
        }
        // before a ticket is routed, the agents have it
        return staff.members(ticket.handlingGroup() == null ? "agents" : ticket.handlingGroup());
    }

    /** The steps that were done since the last message of this kind, in words, each once; null if there are none. */
    private String doneSince(Ticket ticket, String kind, MessageText text) {
        List<TicketEvent> events = tickets.timeline(ticket.id(), false);
        Instant last = events.stream().filter(event -> event.kind().equals(kind)).map(TicketEvent::at).max(Instant::compareTo)
                .orElse(Instant.MIN);
        List<String> done = events.stream().filter(event -> event.kind().equals("formCompleted") && event.at().isAfter(last))
                .map(TicketEvent::step)
                .filter(DONE.keySet()::contains).map(DONE::get).distinct().map(code -> "- " + text.line(code)).toList();
        return done.isEmpty() ? null : String.join("\n", done);
    }

    private Collection<String> recipients(Ticket ticket, String role) {
        return role.equals("owner") ? responsible(ticket) : staff.members(role);
    }

    String named(String userId) {
        return userId == null ? null : staff.name(userId).map(name -> name + " (" + userId + ")").orElse(userId);
    }

    private MessageText planned(MessageText text, Ticket ticket) {
        PlannedWork work = PlannedWork.of(ticket);
        return text.fact("work.plan", work.plan())
                .say("work.risks", work.risks().stream().map(text::line).collect(Collectors.joining("\n")))
                .fact("work.window", work.window());
    }

    /** Beginning of every message to colleagues: which ticket it is. */
    MessageText staffText(Ticket ticket) {
        MessageText text = text(ticket);
        return text.say("mail.ticket", ticket.number(), Objects.toString(text.word("priority", ticket.priority()), "-"), ticket.summary());
    }

    private MessageText text(Ticket ticket) {
        return text(Locale.forLanguageTag(ticket.language()));
    }

    private MessageText text(Locale language) {
        return new MessageText(texts, properties.zone(), language);
    }

    /** A description may be long; the ticket holds it whole. */
    private static String beginning(String text) {
        return text == null || text.length() <= BACKGROUND ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, BACKGROUND))) + " …";
    }

    private String closeAfter() {
        return Long.toString(Math.max(1, properties.closeAfter().toDays()));
    }
}
