package org.sixstep.process.clock;

import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sends the reporter the reason of a delay and the new time, before the limit passes (R52); the open tasks are due then. */
@Component
class ReportDelayDelegate extends TicketMessageDelegate {

    ReportDelayDelegate(TicketStore tickets, ReporterMessages messages, TaskPriority urgency) {
        super(tickets, (ticket, occasion) -> {
            messages.delayExplanation(ticket, occasion);
            urgency.refresh(ticket);
        });
    }
}
