package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sends the reporter the question that the agent wrote (R33). */
@Component
class AskReporterDelegate extends TicketMessageDelegate {

    AskReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::question);
    }
}
