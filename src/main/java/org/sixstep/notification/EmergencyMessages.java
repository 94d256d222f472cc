package org.sixstep.notification;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Messages to colleagues about work that went on without a second person, and about the review that is owed for it (L13). */
@Component
public class EmergencyMessages {

    private static final String SUPERVISORS = "supervisors";

    private final MessageDelivery delivery;
    private final StaffDirectory staff;

    EmergencyMessages(MessageDelivery delivery, StaffDirectory staff) {
        this.delivery = delivery;
        this.staff = staff;
    }

    /** Somebody continues alone, because nobody else is available. */
    public void secondPersonWaived(Ticket ticket, String occasion) {
        MessageText text = delivery.staffText(ticket).say("secondPersonWaived.text", delivery.named(ticket.text(SecondPerson.WAIVED_BY)));
        delivery.toStaff(ticket, "secondPersonWaived", occasion, staff.members(SUPERVISORS),
                text.fact("secondPersonWaived.reason", ticket.text(SecondPerson.WAIVER_REASON)));
    }

    /** The owed review is overdue. */
    public void emergencyReviewOverdue(Ticket ticket, String occasion) {
        tell(ticket, "emergencyReviewOverdue", occasion, staff.members("leads"), staff.members(SUPERVISORS));
    }

    /** The owed review has taken twice its time. */
    public void emergencyReviewMissed(Ticket ticket, String occasion) {
        tell(ticket, "emergencyReviewMissed", occasion, staff.members(SUPERVISORS), staff.members("managers"));
    }

    /** The work was reviewed: whoever did it and the supervisors are notified of the verdict. */
    public void emergencyWorkReviewed(Ticket ticket, String occasion) {
        tell(ticket, "emergencyWorkReviewed", occasion, ticket.list(SecondPerson.INVOLVED), staff.members(SUPERVISORS));
    }

    private void tell(Ticket ticket, String kind, String occasion, Collection<String> first, Collection<String> second) {
        Set<String> recipients = new LinkedHashSet<>(first);
        recipients.addAll(second);
        MessageText text = delivery.staffText(ticket).say(kind + ".text");
        text.fact("emergencyWork.done", ticket.text(SecondPerson.WORKED_ALONE))
                .fact("emergencyWork.verdict", text.word("emergencyVerdict", ticket.text(SecondPerson.VERDICT)))
                .fact("emergencyWork.comment", ticket.text(SecondPerson.VERDICT_COMMENT));
        delivery.toStaff(ticket, kind, occasion, recipients, text);
    }
}
