package org.sixstep.process.ticket;

import org.sixstep.notification.StaffMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Informs the team lead about progress on a P0 or P1 (R50). */
@Component
class UpdateLeadDelegate extends TicketMessageDelegate {

    UpdateLeadDelegate(TicketStore tickets, StaffMessages messages) {
        super(tickets, messages::progressToLead);
    }
}
