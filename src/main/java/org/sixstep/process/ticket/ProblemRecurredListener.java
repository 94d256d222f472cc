package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Raises a problem that came back during its observation by one level (R59). */
@Component
class ProblemRecurredListener implements ExecutionListener {

    private final TicketStore tickets;

    ProblemRecurredListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(SupportTicket.OUTCOME, "unresolved");
        execution.setVariable(SupportTicket.SATISFACTION, 1);
        tickets.change(SupportTicket.ticketId(execution), Map.of("outcome", "unresolved"));
    }
}
