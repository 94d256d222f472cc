package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds a reporter who has neither allowed nor refused the planned work (R47, E10). */
@Component
class RemindAuthorizationDelegate extends TicketMessageDelegate {

    RemindAuthorizationDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::authorizationReminder);
    }
}
