package org.sixstep.process.ticket;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.decision.DecisionResults;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/**
 * Stores which precautions the solution needs (R43-R47): the names of all outputs of the table that are true. Whether an emergency may
 * proceed without the second person (L13) is also a fact of the ticket, because the form of the review asks for it.
 */
@Component
class AssessRiskListener implements ExecutionListener {

    private final TicketStore tickets;

    AssessRiskListener(TicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> result = DecisionResults.single(execution);
        String precautions = result.entrySet().stream().filter(output -> Boolean.TRUE.equals(output.getValue())).map(Map.Entry::getKey)
                .sorted().collect(Collectors.joining(" "));
        execution.setVariable(SupportTicket.PRECAUTIONS, precautions);
        tickets.change(SupportTicket.ticketId(execution), Map.of("risk", result.get("risk"),
                SecondPerson.WAIVABLE, Boolean.TRUE.equals(result.get(SecondPerson.WAIVABLE))));
    }
}
