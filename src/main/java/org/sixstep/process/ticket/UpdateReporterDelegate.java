package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Informs the reporter of a P0 or P1 about progress (R51). */
@Component
class UpdateReporterDelegate extends TicketMessageDelegate {

    UpdateReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::progressToReporter);
    }
}
