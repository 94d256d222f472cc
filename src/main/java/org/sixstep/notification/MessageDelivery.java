package org.sixstep.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.FirstResponse;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.Timeline;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes messages about a ticket to the outbox, once for each fact. Messages to a reporter are also a public line of the timeline, those to
 * colleagues an internal one.
 */
@Component
class MessageDelivery {

    static final String REPORTER = "reporter";
    /** Somebody wrote what they say to the reporter; everything else Sixstep says by itself. */
    private static final Set<String> BY_A_PERSON = Set.of(ReporterMessages.QUESTION, ReporterMessages.REPLY,
            ReporterMessages.AUTHORIZATION_REQUEST, "workAnnouncement", "plan", "result",
            "delayExplanation");

    private final Outbox outbox;
    private final Timeline timeline;
    private final ReporterLinks links;
    private final FirstResponse response;
    private final StaffDirectory staff;
    private final MessageSource texts;
    private final SixstepProperties properties;

    MessageDelivery(Outbox outbox, Timeline timeline, ReporterLinks links, FirstResponse response, StaffDirectory staff,
            MessageSource texts,
            SixstepProperties properties) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.links = links;
        this.response = response;
        this.staff = staff;
        this.texts = texts;
        this.properties = properties;
    }

    void toReporter(Ticket ticket, String kind, String occasion, MessageText text) {
        toReporter(ticket, kind, occasion, text, null);
    }

    void toReporterWithNewLink(Ticket ticket, String kind, String occasion, MessageText text, Purpose purpose) {
        UUID link = UUID.randomUUID();
        if (toReporter(ticket, kind, occasion, text, link)) {
            links.issue(link, ticket, purpose);
        }
    }

    boolean toReporter(Ticket ticket, String kind, String occasion, MessageText text, @Nullable UUID link) {
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
            if (outbox.reachesNobody(addresses)) {
                nobodyReached(ticket, kind, addresses.get(0), occasion);
            } else if (BY_A_PERSON.contains(kind) && outbox.reaches(addresses)) {
                response.given(ticket.id());
            }
        }
        return written;
    }

    void toStaff(Ticket ticket, String kind, String occasion, Collection<String> recipients, MessageText text) {
        toStaff(ticket, kind, occasion, recipients, text, Instant.MIN);
    }

    void toStaff(Ticket ticket, String kind, String occasion, Collection<String> recipients, MessageText text, Instant notBefore) {
        String to = recipients.isEmpty() ? "-" : String.join(", ", recipients);
        String about = Objects.toString(ticket.priority(), "") + " " + text.line(kind + ".subject");
        String subject = "[" + ticket.number() + "] " + about.strip() + " · " + ticket.summary();
        List<String> unreached = recipients.stream().filter(id -> outbox.reachesNobody(List.of(staff.email(id).orElse("")))).toList();
        boolean written = outbox
                .put(new OutboxMessage(key(kind, ticket, occasion), ticket.id(), kind, to, addresses(recipients), text.language(), subject,
                        text + "\n\n" + text.line("mail.staffClosing", properties.staffUrl()), null), notBefore);
        if (written) {
            String line = text.line("timeline.to", to)
                    + (unreached.isEmpty() ? "" : "\n" + text.line("timeline.noAddress", String.join(", ", unreached)));
            timeline.note(ticket.id(), kind, null, line + "\n\n" + text, Map.of());
        }
    }

    /** Whoever is responsible for the ticket hears that a message to somebody outside did not arrive. */
    void nobodyReached(Ticket ticket, String kind, String address, String occasion) {
        MessageText text = staffText(ticket);
        text.say("nobodyReached.text", text.line(kind + ".subject"), address).say("nobodyReached.next");
        toStaff(ticket, "nobodyReached", kind + ":" + occasion, responsible(ticket), text);
    }

    static String key(String kind, Ticket ticket, String occasion) {
        return kind + ":" + ticket.id() + ":" + ticket.round() + (occasion.isEmpty() ? "" : ":" + occasion);
    }

    List<String> addresses(Collection<String> userIds) {
        return userIds.stream().map(staff::email).flatMap(Optional::stream).toList();
    }

    List<String> responsible(Ticket ticket) {
        if (ticket.owner() != null) {
            return List.of(ticket.owner());
        }
        // before a ticket is routed, the agents are responsible
        return staff.members(ticket.handlingGroup() == null ? "agents" : ticket.handlingGroup());
    }

    @Nullable
    String named(@Nullable String userId) {
        return userId == null ? null : staff.name(userId).map(name -> name + " (" + userId + ")").orElse(userId);
    }

    /** Beginning of every message to colleagues: which ticket it is. */
    MessageText staffText(Ticket ticket) {
        MessageText text = text(ticket);
        return text.say("mail.ticket", ticket.number(), Objects.toString(text.word("priority", ticket.priority()), "-"), ticket.summary());
    }

    MessageText text(Ticket ticket) {
        return text(Locale.forLanguageTag(ticket.language()));
    }

    MessageText text(Locale language) {
        return new MessageText(texts, properties.zone(), language);
    }
}
