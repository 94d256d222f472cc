package org.sixstep.process.ticket;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds a reporter who has not confirmed the result (E10). */
@Component
class RemindConfirmationDelegate extends TicketMessageDelegate {

    RemindConfirmationDelegate(TicketStore tickets, ReporterMessages messages) {
        super(tickets, (ticket, occasion) -> messages.resultReminder(ticket));
    }
}
