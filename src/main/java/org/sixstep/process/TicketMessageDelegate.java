package org.sixstep.process;

import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;

/** A step that sends one message about its ticket and does nothing else; each such step has its own delegate, named by its stem. */
public abstract class TicketMessageDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final BiConsumer<Ticket, String> message;

    /** @param message takes the ticket and the occasion, so that each occasion is sent once */
    protected TicketMessageDelegate(TicketStore tickets, BiConsumer<Ticket, String> message) {
        this.tickets = tickets;
        this.message = message;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        message.accept(tickets.get(SupportTicket.ticketId(execution)), occasion(execution));
    }

    /** Each visit of the step, unless a step says otherwise. */
    protected String occasion(DelegateExecution execution) {
        return execution.getActivityInstanceId();
    }
}
