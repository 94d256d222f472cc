package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.decision.DecisionResults;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Stores the handling group and the role that leads (R21, R25). */
@Component
class RouteTicketListener implements ExecutionListener {

    private final TicketStore tickets;

    RouteTicketListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> result = DecisionResults.single(execution);
        tickets.change(SupportTicket.ticketId(execution),
                Map.of("handlingGroup", result.get("handlingGroup"), "ownerRole", result.get("role"),
                        "ownerMode", result.get("mode"), "informSupervisor", result.get("informSupervisor")));
        execution.setVariable(SupportTicket.HANDLING_GROUP, result.get("handlingGroup"));
    }
}
