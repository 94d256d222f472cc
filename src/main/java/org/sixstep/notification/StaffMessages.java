package org.sixstep.notification;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;

/**
 * Messages to colleagues about a ticket in the course of its steps. Each method is a fact of the procedure; calling it twice for the same
 * fact sends it once; {@code occasion} as in {@link ReporterMessages}.
 */
@Component
public class StaffMessages {

    private static final String SUPERVISORS = "supervisors";
    private static final String LEADS = "leads";
    private static final String DISPATCHERS = "dispatchers";
    private static final int BACKGROUND = 600;

    private final MessageDelivery delivery;
    private final CompletedSteps steps;
    private final StaffDirectory staff;

    StaffMessages(MessageDelivery delivery, CompletedSteps steps, StaffDirectory staff) {
        this.delivery = delivery;
        this.steps = steps;
        this.staff = staff;
    }

    /**
     * An owner was assigned; everyone involved gets the background, the expected time of resolution and who does what (R25, R30).
     *
     * @param expectedResolution null if not known
     */
    public void ownerAssigned(Ticket ticket, @Nullable Instant expectedResolution, String occasion) {
        MessageText text = delivery.staffText(ticket).say("ownerAssigned.text");
        text.fact("ownerAssigned.background", beginning(ticket.text("description")))
                .fact("ownerAssigned.impact", text.word("impact", ticket.text("impact")))
                .fact("ownerAssigned.expected", expectedResolution)
                .fact("ownerAssigned.promised", ticket.instant("promisedAt"))
                .fact("ownerAssigned.owner", delivery.named(ticket.owner()))
                .fact("ownerAssigned.collaborators",
                        ticket.list("collaborators").stream().map(delivery::named).collect(Collectors.joining(", ")))
                .fact("ownerAssigned.discussion", ticket.text("discussionChannel"));
        Set<String> involved = new LinkedHashSet<>(delivery.responsible(ticket));
        involved.addAll(ticket.list("collaborators"));
        if (Boolean.TRUE.equals(ticket.fact("informSupervisor"))) {
            involved.addAll(staff.members(SUPERVISORS));
        }
        delivery.toStaff(ticket, "ownerAssigned", occasion, involved, text);
    }

    /** The reporter wrote while no step waited for it; whoever works on the ticket is notified. */
    public void reporterWrote(Ticket ticket, String message, String occasion) {
        MessageText text = delivery.staffText(ticket).say("reporterWrote.text").fact("reporterWrote.message", beginning(message));
        delivery.toStaff(ticket, "reporterWrote", occasion, delivery.responsible(ticket), text);
    }

    /**
     * Somebody can no longer work on the ticket, and the work is back with the handling group: the dispatchers see to it.
     *
     * @param role  owner, collaborator or task: what the person was to the ticket
     * @param group that the person has left; null if the account is gone
     */
    public void personLeft(Ticket ticket, String person, String role, @Nullable String group, String occasion) {
        String kind = role + "Left";
        MessageText text = delivery.staffText(ticket);
        text.say(kind + ".text", delivery.named(person), Objects.toString(text.word("group", ticket.handlingGroup()), "-"));
        text.say(group == null ? "personLeft.account" : "personLeft.group", text.word("group", group));
        Set<String> recipients = new LinkedHashSet<>(staff.members(DISPATCHERS));
        if (ticket.owner() != null && !ticket.owner().equals(person)) {
            recipients.add(ticket.owner());
        }
        delivery.toStaff(ticket, kind, occasion, recipients, text);
    }

    /** Progress on a serious problem to the leads (R50). */
    public void progressToLead(Ticket ticket, String occasion) {
        MessageText text = delivery.staffText(ticket).say("progressToLead.text");
        text.fact("progressToLead.status", text.word("status", ticket.status()))
                .fact("progressToLead.owner", delivery.named(ticket.owner()))
                .fact("progress.done", steps.doneSince(ticket, "progressToLead", text))
                .fact("progressToLead.cause", ticket.text("rootCause"))
                .fact("progressToLead.progress", ticket.text("progressForReporter"))
                .fact("ownerAssigned.promised", ticket.instant("promisedAt"));
        delivery.toStaff(ticket, "progressToLead", occasion, staff.members(LEADS), text);
    }

    /** The result did not hold: the owner gets what the reporter said; {@code ticket.round()} is the round that has begun (R58, R59). */
    public void nextRound(Ticket ticket) {
        MessageText text = delivery.staffText(ticket);
        text.say("nextRoundToOwner.text", Integer.toString(ticket.round())).fact("nextRoundToOwner.comment",
                ticket.text("feedbackComment"));
        delivery.toStaff(ticket, "nextRoundToOwner", "", delivery.responsible(ticket), text);
    }

    /** A description may be long; the ticket has it in full. */
    private static @Nullable String beginning(@Nullable String text) {
        return text == null || text.length() <= BACKGROUND ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, BACKGROUND))) + " …";
    }
}
