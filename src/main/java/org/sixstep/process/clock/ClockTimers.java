package org.sixstep.process.clock;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.jspecify.annotations.Nullable;
import org.sixstep.process.RunAsSystem;
import org.sixstep.sla.Alarms;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Sets the due dates of a ticket's engine timers from its clocks, whenever a clock is paused, resumed or gets another target. Which timer
 * belongs to which clock is read from the models ({@link TimerClock}).
 */
@Component
class ClockTimers {

    private final ManagementService management;
    private final RepositoryService repository;
    private final RunAsSystem authority;
    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final Alarms alarms;
    private final EscalationLevels escalationLevels;
    private final TaskPriority urgency;
    private final JobPriority turn;
    /** By process definition, which never changes; then by activity. */
    private final Map<String, Map<String, TimerClock>> clocksOfModels = new ConcurrentHashMap<>();

    ClockTimers(@Lazy ManagementService management, @Lazy RepositoryService repository, RunAsSystem authority, TicketStore tickets,
            ServiceLevels levels,
            Alarms alarms, EscalationLevels escalationLevels, TaskPriority urgency, JobPriority turn) {
        this.management = management;
        this.repository = repository;
        this.authority = authority;
        this.tickets = tickets;
        this.levels = levels;
        this.alarms = alarms;
        this.escalationLevels = escalationLevels;
        this.urgency = urgency;
        this.turn = turn;
    }

    /** Updates every timer of the ticket and of its called processes whose due date or priority has changed, and the tasks. */
    void reset(UUID ticketId) {
        authority.run(() -> {
            Ticket ticket = tickets.get(ticketId);
            List<Job> jobs = management.createJobQuery().rootProcessInstanceId(ticket.text("processInstanceId")).timers().list();
            for (Job job : jobs) {
                if (((JobEntity) job).getPriority() != turn.jobPriority(ticket)) {
                    management.setJobPriority(job.getId(), turn.jobPriority(ticket));
                }
                TimerClock clock = clocksOfModels.computeIfAbsent(job.getProcessDefinitionId(), this::clocksOf)
                        .get(((JobEntity) job).getActivityId());
                if (clock != null) {
                    time(ticketId, clock, job).map(Date::from).filter(time -> !time.equals(job.getDuedate()))
                            .ifPresent(time -> management.setJobDuedate(job.getId(), time));
                }
            }
            urgency.refresh(ticket);
            return jobs.size();
        });
    }

    private Optional<Instant> time(UUID ticketId, TimerClock clock, Job job) {
        return switch (clock.moment()) {
            case WARNING -> levels.strictest(ticketId, clock.required()).map(SlaClock::warnAt);
            case LIMIT -> levels.strictest(ticketId, clock.required()).map(SlaClock::dueAt);
            case NEXT_WARNING -> alarms.next(ticketId, Alarms.Kind.WARNING, escalationLevels.of(ticketId, job.getDeploymentId()));
            case NEXT_ESCALATION -> alarms.next(ticketId, Alarms.Kind.ESCALATION, escalationLevels.of(ticketId, job.getDeploymentId()));
        };
    }

    private Map<String, TimerClock> clocksOf(String processDefinitionId) {
        Map<String, TimerClock> found = new HashMap<>();
        repository.getBpmnModelInstance(processDefinitionId).getModelElementsByType(CatchEvent.class)
                .forEach(event -> TimerClock.of(event).ifPresent(clock -> found.put(event.getId(), clock)));
        return found;
    }
}
