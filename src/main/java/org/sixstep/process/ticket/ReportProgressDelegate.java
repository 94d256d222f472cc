package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells the reporter of a complex problem how far it is and when to expect the solution, because it takes longer (R39). */
@Component
class ReportProgressDelegate extends TicketMessageDelegate {

    ReportProgressDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::progressToReporter);
    }
}
