package org.sixstep.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Keeps which precautions the solution needs (R43-R47). */
@Component
class AssessRiskListener implements ExecutionListener {

    private final TicketStore tickets;

    AssessRiskListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> result = DecisionResults.single(execution);
        execution.setVariable(SupportTicket.SECOND_PERSON_NEEDED, result.get("secondPersonNeeded"));
        execution.setVariable(SupportTicket.AUTHORIZATION_NEEDED, result.get("authorizationNeeded"));
        execution.setVariable(SupportTicket.ANNOUNCEMENT_NEEDED, result.get("announcementNeeded"));
        tickets.change(SupportTicket.ticketId(execution), Map.of("risk", result.get("risk")));
    }
}
