package org.sixstep.process.ticket;

import org.sixstep.notification.StaffMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the team lead how far a P0 or P1 is (R50). */
@Component
class UpdateLeadDelegate extends TicketMessageDelegate {

    UpdateLeadDelegate(TicketStore tickets, StaffMessages messages) {
        super(tickets, messages::progressToLead);
    }
}
