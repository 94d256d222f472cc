package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Asks the reporter to allow the work, with a signed link (R47). */
@Component
class RequestAuthorizationDelegate extends TicketMessageDelegate {

    RequestAuthorizationDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::authorizationRequest);
    }
}
