package org.sixstep.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.TicketMessages;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Tells whoever is waited for what is needed, and lets the clocks stand (E1). */
@Component
class PauseClocksDelegate implements JavaDelegate {

    static final String REASON = "pauseReason";
    static final String MESSAGE = "pauseMessage";
    static final String CONTACT = "pauseContact";

    private final TicketStore tickets;
    private final TicketMessages messages;
    private final PausedClocks clocks;

    PauseClocksDelegate(TicketStore tickets, TicketMessages messages, PausedClocks clocks) {
        this.tickets = tickets;
        this.messages = messages;
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        messages.waitingFor(ticket, ticket.text(CONTACT), ticket.text(MESSAGE), execution.getActivityInstanceId());
        clocks.begin(ticket.id(), SupportTicket.deploymentId(execution), ticket.text(REASON));
    }
}
