package org.sixstep.process.ticket;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.clock.PausedClocks;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Writes to a supplier or the people of a change what the owner needs of them, and pauses the clocks (E1). An earlier pause ends. */
@Component
class AskOthersDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final SupportTicketWorkflow workflow;
    private final PausedClocks clocks;

    AskOthersDelegate(TicketStore tickets, SupportTicketWorkflow workflow, PausedClocks clocks) {
        this.tickets = tickets;
        this.workflow = workflow;
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ticketId = SupportTicket.ticketId(execution);
        workflow.waitingEnded(tickets.get(ticketId));
        Ticket ticket = tickets.get(ticketId);
        tickets.change(ticketId, Map.of(PausedClocks.REASON, ticket.text("waitFor"), PausedClocks.MESSAGE, ticket.text("waitForMessage"),
                PausedClocks.CONTACT, ticket.text("waitForContact")));
        clocks.ask(execution);
    }
}
