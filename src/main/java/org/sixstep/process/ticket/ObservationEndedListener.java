package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Marks a problem as solved that did not come back during its observation (F8). */
@Component
class ObservationEndedListener implements ExecutionListener {

    private final TicketStore tickets;

    ObservationEndedListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(SupportTicket.OUTCOME, "resolved");
        tickets.change(SupportTicket.ticketId(execution), Map.of("outcome", "resolved"));
    }
}
