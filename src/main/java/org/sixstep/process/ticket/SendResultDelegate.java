package org.sixstep.process.ticket;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Sends the reporter cause, measures and advice with a signed link to confirm (R55, R56), and continues duplicates (E11). */
@Component
class SendResultDelegate implements JavaDelegate {

    /** Answers to an earlier result, cleared because they do not apply to this one; the timeline keeps them. */
    private static final List<String> ANSWERS = List.of("outcome", "satisfaction", "feedbackComment", "suggestion", "otherNeeds",
            "confirmationChannel",
            "confirmationEvidence", "confirmedBy", "confirmedAt", "callBackBy", "callBackAt", "closedUnconfirmed");

    private final TicketStore tickets;
    private final ReporterMessages messages;
    private final SupportTicketWorkflow workflow;
    private final Clock clock;

    SendResultDelegate(TicketStore tickets, ReporterMessages messages, SupportTicketWorkflow workflow, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> changes = new HashMap<>();
        ANSWERS.forEach(key -> changes.put(key, null));
        changes.put("resolvedAt", clock.instant());
        Ticket ticket = tickets.change(SupportTicket.ticketId(execution), changes);
        execution.setVariable(SupportTicket.OUTCOME, null);
        execution.setVariable(SupportTicket.SATISFACTION, null);
        messages.result(ticket);
        workflow.originalResolved(ticket);
        workflow.solutionSent(ticket);
    }
}
