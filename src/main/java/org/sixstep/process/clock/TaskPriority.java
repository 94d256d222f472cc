package org.sixstep.process.clock;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.Ticket;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The priority of a ticket's tasks, so that sorting by it gives the right order of work: the ticket's priority, higher as its nearest clock
 * runs out, lowest while somebody else is waited for. A missed P1 ranks beside a fresh P0, above everything lower.
 */
@Component
public class TaskPriority {

    private static final Map<String, Integer> BASE = Map.of("P0", 90, "P1", 70, "P2", 50, "P3", 30);
    /** An unclassified ticket may have any priority. */
    private static final int UNCLASSIFIED = 60;
    private static final int WAITING = 10;
    /** Plain SQL, because it runs at every alarm, and building one of the engine's queries takes longer than running it. */
    private static final String OPEN_TASKS = "select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION P on P.ID_ = T.PROC_INST_ID_ where"
            + " P.BUSINESS_KEY_ = #{number}";

    private final TaskService tasks;
    private final ServiceLevels levels;
    private final ClockReadings readings;

    TaskPriority(@Lazy TaskService tasks, ServiceLevels levels, ClockReadings readings) {
        this.tasks = tasks;
        this.levels = levels;
        this.readings = readings;
    }

    public int of(Ticket ticket, String step) {
        if (SupportTicket.WAITING_STEPS.contains(step)) {
            return WAITING;
        }
        int base = ticket.priority() == null ? UNCLASSIFIED : BASE.getOrDefault(ticket.priority(), UNCLASSIFIED);
        return base + levels.nearest(ticket.id()).map(readings::percentCounted).map(TaskPriority::hurry).orElse(0);
    }

    /** When a step is due: as promised to the reporter, if it carries out what was promised, else at the nearest limit of a clock. */
    public Optional<Instant> dueAt(Ticket ticket, String step) {
        return Optional.ofNullable(SupportTicket.PROMISED_STEPS.contains(step) ? ticket.instant("promisedAt") : null)
                .or(() -> levels.nearest(ticket.id()).map(SlaClock::dueAt));
    }

    /** Sets due date, follow-up date and priority of the open tasks anew: a level was passed, or the clocks or the promise changed. */
    void refresh(Ticket ticket) {
        Optional<SlaClock> nearest = levels.nearest(ticket.id());
        for (Task task : tasks.createNativeTaskQuery().sql(OPEN_TASKS).parameter("number", ticket.number()).list()) {
            boolean ownTime = SupportTicket.WAITING_STEPS.contains(task.getTaskDefinitionKey())
                    || SupportTicket.OWED_STEPS.contains(task.getTaskDefinitionKey());
            int priority = of(ticket, task.getTaskDefinitionKey());
            Date due = ownTime ? task.getDueDate()
                    : dueAt(ticket, task.getTaskDefinitionKey()).map(Date::from).orElse(task.getDueDate());
            Date followUp = ownTime || nearest.isEmpty() ? task.getFollowUpDate() : Date.from(nearest.get().warnAt());
            if (priority != task.getPriority() || !Objects.equals(due, task.getDueDate())
                    || !Objects.equals(followUp, task.getFollowUpDate())) {
                task.setPriority(priority);
                task.setDueDate(due);
                task.setFollowUpDate(followUp);
                tasks.saveTask(task);
            }
        }
    }

    private static int hurry(int percent) {
        return percent >= 100 ? 20 : percent >= 90 ? 15 : percent >= 75 ? 10 : 0;
    }
}
