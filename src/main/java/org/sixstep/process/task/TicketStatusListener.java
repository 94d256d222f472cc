package org.sixstep.process.task;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sets the status of a ticket from its step in the diagram: the step's extension property {@code ticketStatus}, or else its stage's. */
@Component
public class TicketStatusListener {

    public static final String PROPERTY = "ticketStatus";

    private final TicketStore tickets;

    TicketStatusListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    public void enter(DelegateExecution execution) {
        ScopeImpl scope = ((ExecutionEntity) execution).getActivity();
        while (scope instanceof ActivityImpl && scope.getProperty(PROPERTY) == null) {
            scope = scope.getFlowScope();
        }
        if (scope instanceof ActivityImpl) {
            tickets.change(SupportTicket.ticketId(execution), Map.of("status", scope.getProperty(PROPERTY)));
        }
    }
}
