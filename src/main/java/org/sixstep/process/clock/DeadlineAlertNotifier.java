package org.sixstep.process.clock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.notification.AlarmMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.Alarms;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/**
 * Raises the alarms of a ticket's clocks: the recipients in the table {@code escalate} are notified, the timeline records it, and the open
 * tasks get a higher priority (E7).
 */
@Component
class DeadlineAlertNotifier {

    private final TicketStore tickets;
    private final Alarms alarms;
    private final EscalationLevels levels;
    private final Timeline timeline;
    private final AlarmMessages messages;
    private final TaskPriority urgency;

    DeadlineAlertNotifier(TicketStore tickets, Alarms alarms, EscalationLevels levels, Timeline timeline, AlarmMessages messages,
            TaskPriority urgency) {
        this.tickets = tickets;
        this.alarms = alarms;
        this.levels = levels;
        this.timeline = timeline;
        this.messages = messages;
        this.urgency = urgency;
    }

    List<Alarms.Alarm> notifyRecipients(DelegateExecution execution, Alarms.Kind kind) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(execution));
        List<Alarms.Alarm> raised = alarms.raise(ticket.id(), kind, levels.of(ticket.id(), SupportTicket.deploymentId(execution)));
        String event = kind == Alarms.Kind.WARNING ? "serviceLevelAtRisk" : "serviceLevelMissed";
        for (Alarms.Alarm alarm : raised) {
            timeline.note(ticket.id(), event, execution.getCurrentActivityId(), alarm.clock().name(),
                    Map.of("percent", alarm.percent(), "raisedFor", alarm.dueAt().toString(), "dueAt", alarm.clock().dueAt().toString()));
            messages.serviceLevelAlarm(ticket, alarm.clock().name(), alarm.clock().level().target(), alarm.percent(), alarm.clock().dueAt(),
                    alarm.levels());
        }
        if (!raised.isEmpty()) {
            urgency.refresh(ticket);
        }
        return raised;
    }

    /** When the next alarm is due if nothing is done until then. */
    Optional<Instant> next(DelegateExecution execution, Alarms.Kind kind) {
        UUID ticketId = SupportTicket.ticketId(execution);
        return alarms.next(ticketId, kind, levels.of(ticketId, SupportTicket.deploymentId(execution)));
    }
}
