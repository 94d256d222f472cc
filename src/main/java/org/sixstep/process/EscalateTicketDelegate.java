package org.sixstep.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.TicketMessages;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Tells supervisors and lead of every target that is missed now, each once (E7). */
@Component
class EscalateTicketDelegate implements JavaDelegate {

    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final Timeline timeline;
    private final TicketMessages messages;

    EscalateTicketDelegate(TicketStore tickets, ServiceLevels levels, Timeline timeline, TicketMessages messages) {
        this.tickets = tickets;
        this.levels = levels;
        this.timeline = timeline;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        for (ServiceLevels.Alarm alarm : levels.raise(ticket.id(), ServiceLevels.MISSED)) {
            timeline.note(ticket.id(), "serviceLevelMissed", execution.getCurrentActivityId(), alarm.clock().name(), Map.of("dueAt", alarm.clock().dueAt().toString()));
            messages.serviceLevelMissed(ticket, alarm.clock().name(), alarm.clock().dueAt());
        }
    }
}
