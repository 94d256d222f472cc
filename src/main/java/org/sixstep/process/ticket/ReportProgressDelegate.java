package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Informs the reporter of a complex problem about progress and the expected time, because it takes longer (R39). */
@Component
class ReportProgressDelegate extends TicketMessageDelegate {

    ReportProgressDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::progressToReporter);
    }
}
