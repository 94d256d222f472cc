package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Takes a result as accepted when the reporter stays silent (E10). */
@Component
class CloseUnconfirmedDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final Timeline timeline;
    private final ReporterMessages messages;

    CloseUnconfirmedDelegate(TicketStore tickets, Timeline timeline, ReporterMessages messages) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.change(SupportTicket.ticketId(execution), Map.of("outcome", "resolved", "closedUnconfirmed", true));
        execution.setVariable(SupportTicket.OUTCOME, "resolved");
        execution.setVariable(SupportTicket.SATISFACTION, null);
        timeline.note(ticket.id(), "closedUnconfirmed", execution.getCurrentActivityId(), null, Map.of());
        messages.closedUnconfirmed(ticket);
    }
}
