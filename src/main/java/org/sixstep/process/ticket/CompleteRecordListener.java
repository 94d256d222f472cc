package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Checks again whether the record is complete (R17). */
@Component
class CompleteRecordListener implements ExecutionListener {

    private final TicketStore tickets;
    private final RecordCompleteness completeness;

    CompleteRecordListener(TicketStore tickets, RecordCompleteness completeness) {
        this.tickets = tickets;
        this.completeness = completeness;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        SupportTicket.answerInStage(execution, SupportTicket.RECORD_COMPLETE, completeness.isComplete(execution, ticket));
    }
}
