package org.sixstep.process.clock;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
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
 * Sets the engine's timers of a ticket by its clocks: they are only alarm clocks, and follow when a clock is paused, goes on or gets
 * another target. Which timer rings for which clock is read from the models.
 */
@Component
class ClockTimers {

    private static final Pattern OF_A_CLOCK = Pattern.compile("\\$\\{sla\\.(warnAt|dueAt)\\(execution, *'(\\w+)'\\)}");
    private static final Pattern OF_THE_LADDER = Pattern.compile("\\$\\{sla\\.(nextWarningAt|nextEscalationAt)\\(execution\\)}");

    /** @param clock null for a timer that waits for the next level of any clock */
    private record Alarm(String kind, @Nullable String clock) {}

    private final ManagementService management;
    private final RepositoryService repository;
    private final RunAsSystem authority;
    private final TicketStore tickets;
    private final ServiceLevels levels;
    private final Alarms alarms;
    private final EscalationLevels ladder;
    private final TaskPriority urgency;
    private final JobPriority turn;
    /** By process definition, which never changes; then by activity. */
    private final Map<String, Map<String, Alarm>> alarmsOfModels = new ConcurrentHashMap<>();

    ClockTimers(@Lazy ManagementService management, @Lazy RepositoryService repository, RunAsSystem authority, TicketStore tickets,
            ServiceLevels levels,
            Alarms alarms, EscalationLevels ladder, TaskPriority urgency, JobPriority turn) {
        this.management = management;
        this.repository = repository;
        this.authority = authority;
        this.tickets = tickets;
        this.levels = levels;
        this.alarms = alarms;
        this.ladder = ladder;
        this.urgency = urgency;
        this.turn = turn;
    }

    /** Sets every timer of the ticket anew whose time or turn has changed, and the tasks with them. */
    void reset(UUID ticketId) {
        authority.run(() -> {
            Ticket ticket = tickets.get(ticketId);
            List<Job> jobs = management.createJobQuery().processInstanceId(ticket.text("processInstanceId")).timers().list();
            for (Job job : jobs) {
                if (((JobEntity) job).getPriority() != turn.jobPriority(ticket)) {
                    management.setJobPriority(job.getId(), turn.jobPriority(ticket));
                }
                Alarm alarm = alarmsOfModels.computeIfAbsent(job.getProcessDefinitionId(), this::alarmsOf)
                        .get(((JobEntity) job).getActivityId());
                if (alarm != null) {
                    time(ticketId, alarm, job).map(Date::from).filter(time -> !time.equals(job.getDuedate()))
                            .ifPresent(time -> management.setJobDuedate(job.getId(), time));
                }
            }
            urgency.refresh(ticket);
            return jobs.size();
        });
    }

    private Optional<Instant> time(UUID ticketId, Alarm alarm, Job job) {
        if (alarm.clock() == null) {
            Alarms.Kind kind = alarm.kind().equals("nextWarningAt") ? Alarms.Kind.WARNING : Alarms.Kind.ESCALATION;
            return alarms.next(ticketId, kind, ladder.of(ticketId, job.getDeploymentId()));
        }
        return levels.strictest(ticketId, alarm.clock()).map(alarm.kind().equals("warnAt") ? SlaClock::warnAt : SlaClock::dueAt);
    }

    private Map<String, Alarm> alarmsOf(String processDefinitionId) {
        Map<String, Alarm> found = new HashMap<>();
        for (TimeDate date : repository.getBpmnModelInstance(processDefinitionId).getModelElementsByType(TimeDate.class)) {
            String activity = ((CatchEvent) date.getParentElement().getParentElement()).getId();
            Matcher ofAClock = OF_A_CLOCK.matcher(date.getTextContent().strip());
            Matcher ofTheLadder = OF_THE_LADDER.matcher(date.getTextContent().strip());
            if (ofAClock.matches()) {
                found.put(activity, new Alarm(ofAClock.group(1), ofAClock.group(2)));
            } else if (ofTheLadder.matches()) {
                found.put(activity, new Alarm(ofTheLadder.group(1), null));
            }
        }
        return found;
    }
}
