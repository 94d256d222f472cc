package org.sixstep.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;

/**
 * Messages to colleagues when something takes too long: a target of a ticket, the review of an answer, an assessment, a report. Calling it
 * twice for the same fact sends it once.
 */
@Component
public class AlarmMessages {

    private static final String SUPERVISORS = "supervisors";

    private final MessageDelivery delivery;
    private final Outbox outbox;
    private final StaffDirectory staff;
    private final WorkCalendars calendars;
    private final Clock now;
    private final SixstepProperties properties;

    AlarmMessages(MessageDelivery delivery, Outbox outbox, StaffDirectory staff, WorkCalendars calendars, Clock now,
            SixstepProperties properties) {
        this.delivery = delivery;
        this.outbox = outbox;
        this.staff = staff;
        this.calendars = calendars;
        this.now = now;
        this.properties = properties;
    }

    /**
     * A level of warning or escalation was reached: its recipients are notified, within their hours (E7, R37).
     *
     * @param clock   name of the clock: record, triage, response, ...
     * @param promise the target that is at risk; another promise for the same clock is a new message
     * @param percent of the target; from 100 on it is missed
     * @param levels  who is notified
     */
    public void serviceLevelAlarm(Ticket ticket, String clock, String promise, int percent, Instant dueAt, List<AlarmLevel> levels) {
        String kind = percent < 100 ? "serviceLevelAtRisk" : "serviceLevelMissed";
        levels.stream().collect(Collectors.groupingBy(AlarmLevel::hours, TreeMap::new, Collectors.toList())).forEach((hours, together) -> {
            MessageText text = delivery.staffText(ticket);
            text.say(kind + ".text", text.word("clock", clock), text.time(dueAt))
                    .fact("progressToLead.status", text.word("status", ticket.status()))
                    .fact("progressToLead.owner", delivery.named(ticket.owner())).say(kind + ".next");
            Set<String> recipients = new LinkedHashSet<>();
            together.forEach(level -> recipients.addAll(recipients(ticket, level.recipient())));
            delivery.toStaff(ticket, kind, String.join(":", clock, promise, Integer.toString(percent), hours), recipients, text,
                    calendars.current(hours).nextOpening(now.instant()));
        });
    }

    /** An answer waits too long for its review. */
    public void answerReviewOverdue(UUID answerId, @Nullable String title) {
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

    /** About no ticket, so in no ticket's language: in the desk's. */
    private void toGroup(String kind, UUID about, String group, Object... values) {
        List<String> recipients = staff.members(group);
        MessageText text = delivery.text(Locale.forLanguageTag(properties.language()));
        text.say(kind + ".text", values).say("mail.staffClosing", properties.staffUrl());
        outbox.put(new OutboxMessage(kind + ":" + about, null, kind, recipients.isEmpty() ? group : String.join(", ", recipients),
                delivery.addresses(recipients), text.language(), text.line(kind + ".subject"), text.toString(), null));
    }

    private Collection<String> recipients(Ticket ticket, String role) {
        return role.equals("owner") ? delivery.responsible(ticket) : staff.members(role);
    }
}
