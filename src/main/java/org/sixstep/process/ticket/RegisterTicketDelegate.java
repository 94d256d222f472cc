package org.sixstep.process.ticket;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketNumbers;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Gives the ticket its number (R16), checks whether its record is complete (R17) and acknowledges it to the reporter. */
@Component
class RegisterTicketDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final TicketNumbers numbers;
    private final RecordCompleteness completeness;
    private final Timeline timeline;
    private final ReporterMessages messages;

    RegisterTicketDelegate(TicketStore tickets, TicketNumbers numbers, RecordCompleteness completeness, Timeline timeline,
            ReporterMessages messages) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.completeness = completeness;
        this.timeline = timeline;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        if (ticket.fact("processInstanceId") != null) {
            throw new BadUserRequestException(CatalogueText.say("ticket.registered", ticket.number()));
        }
        ticket = tickets.change(ticket.id(),
                Map.of("number", numbers.nextTicketNumber(), "processInstanceId", execution.getProcessInstanceId()));
        execution.setProcessBusinessKey(ticket.number());
        SupportTicket.answerInStage(execution, SupportTicket.RECORD_COMPLETE, completeness.isComplete(execution, ticket));
        timeline.note(ticket.id(), "registered", execution.getCurrentActivityId(), null, ticket.reported());
        messages.acknowledgement(ticket);
    }
}
