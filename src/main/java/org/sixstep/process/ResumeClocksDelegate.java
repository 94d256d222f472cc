package org.sixstep.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Lets the clocks count again: the answer came, or they stood as long as they may (E1). */
@Component
class ResumeClocksDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final PausedClocks clocks;

    ResumeClocksDelegate(TicketStore tickets, PausedClocks clocks) {
        this.tickets = tickets;
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        clocks.end(ticket.id(), ticket.text(PauseClocksDelegate.REASON));
        Map<String, Object> over = new HashMap<>();
        over.put(PauseClocksDelegate.REASON, null);
        over.put(PauseClocksDelegate.MESSAGE, null);
        over.put(PauseClocksDelegate.CONTACT, null);
        tickets.change(ticket.id(), over);
    }
}
