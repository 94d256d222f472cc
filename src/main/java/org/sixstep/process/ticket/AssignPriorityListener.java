package org.sixstep.process.ticket;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.decision.DecisionResults;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Stores the priority that the table gave (R22-R24), and whether a dispatcher must confirm it. */
@Component
class AssignPriorityListener implements ExecutionListener {

    private final TicketStore tickets;
    private final Timeline timeline;

    AssignPriorityListener(TicketStore tickets, Timeline timeline) {
        this.tickets = tickets;
        this.timeline = timeline;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> result = DecisionResults.single(execution);
        Object priority = Objects.requireNonNull(result.get("priority"), "priority");
        execution.setVariable(SupportTicket.PRIORITY, priority);
        SupportTicket.answerInStage(execution, SupportTicket.CLASSIFICATION_CERTAIN, result.get("classificationCertain"));
        UUID ticketId = SupportTicket.ticketId(execution);
        if (!priority.equals(tickets.get(ticketId).priority())) {
            tickets.change(ticketId, Map.of("priority", priority));
            timeline.note(ticketId, "classified", execution.getCurrentActivityId(), null,
                    result.get("reason") == null ? Map.of("priority", priority)
                            : Map.of("priority", priority, "reason", result.get("reason")));
        }
    }
}
