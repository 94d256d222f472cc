package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds a reporter who has not answered a question (E10). */
@Component
class RemindReporterDelegate extends TicketMessageDelegate {

    RemindReporterDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, messages::questionReminder);
    }
}
