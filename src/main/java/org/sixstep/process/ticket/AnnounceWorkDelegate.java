package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Announces work that others will notice (R43, R45). */
@Component
class AnnounceWorkDelegate extends TicketMessageDelegate {

    AnnounceWorkDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::workAnnouncement);
    }
}
