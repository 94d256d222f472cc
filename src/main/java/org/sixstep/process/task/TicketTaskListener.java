package org.sixstep.process.task;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.sixstep.notification.ReporterMessages;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.clock.TaskPriority;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.FirstResponse;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.SupportTicketSteps;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/**
 * Sets how a step appears in the task list: number, priority, step and summary as its name; due as promised or at the nearest limit,
 * follow-up at its warning; the most urgent first. A manual assignment of a step that the owner works on makes that person the owner.
 */
@Component
public class TicketTaskListener {

    public static final String ID_VARIABLE = SupportTicket.TICKET_ID;

    private static final int MAX_NAME = 200;
    /** The model itself sends a plan that is ready, after its review; a question says what happens next. */
    private static final Set<String> SENT_AT_ONCE = Set.of("needFindings", "needWorkshop", "waitForOthers", "askReporter");
    private static final String SPOKEN = "reporterCalled";
    /** Somebody enters here what the reporter said. */
    private static final Set<String> SPOKEN_AT = Set.of(SupportTicketSteps.AWAIT_REPORTER, SupportTicketSteps.CONFIRM_WITH_REPORTER,
            ResolveProblemSteps.OBTAIN_AUTHORIZATION);

    private final TicketStore tickets;
    private final Timeline timeline;
    private final ServiceLevels levels;
    private final StaffDirectory staff;
    private final TaskPriority urgency;
    private final SecondPersonListener secondPerson;
    private final FirstResponse response;
    private final ReporterMessages toReporter;

    TicketTaskListener(TicketStore tickets, Timeline timeline, ServiceLevels levels, StaffDirectory staff, TaskPriority urgency,
            SecondPersonListener secondPerson, FirstResponse response, ReporterMessages toReporter) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.levels = levels;
        this.staff = staff;
        this.urgency = urgency;
        this.secondPerson = secondPerson;
        this.response = response;
        this.toReporter = toReporter;
    }

    public void created(DelegateTask task) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(task));
        String priority = ticket.priority() == null ? "?" : ticket.priority();
        String name = "%s · %s · %s · %s".formatted(ticket.number(), priority, task.getName(), ticket.summary());
        task.setName(name.length() <= MAX_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME - 1))) + "…");
        task.setPriority(urgency.of(ticket, task.getTaskDefinitionKey()));
        secondPerson.created(task, ticket);
        if (SupportTicket.OWED_STEPS.contains(task.getTaskDefinitionKey())) {
            return;
        }
        urgency.dueAt(ticket, task.getTaskDefinitionKey()).ifPresent(due -> task.setDueDate(Date.from(due)));
        levels.nearest(ticket.id()).ifPresent(clock -> task.setFollowUpDate(Date.from(clock.warnAt())));
    }

    public void assigned(DelegateTask task) {
        UUID ticketId = SupportTicket.ticketId(task);
        Ticket ticket = tickets.get(ticketId);
        if (task.getAssignee() != null && isOwnersStep(task) && !task.getAssignee().equals(ticket.owner())) {
            if (staff.name(task.getAssignee()).isEmpty()) {
                throw new BadUserRequestException(CatalogueText.say("refused.unknown.user", task.getAssignee()));
            }
            secondPerson.ownerChanges(task, ticket);
            tickets.change(ticketId, Map.of("owner", task.getAssignee()));
            task.getExecution().setVariable(SupportTicket.OWNER, task.getAssignee());
            timeline.note(ticketId, "ownerChanged", task.getTaskDefinitionKey(), task.getAssignee(), Map.of("owner", task.getAssignee()));
        }
    }

    /** After the form was written: whoever spoke to the reporter has responded; a plan that is not to be reviewed first is sent. */
    public void completed(DelegateTask task) {
        Ticket ticket = tickets.get(SupportTicket.ticketId(task));
        if (task.getTaskDefinitionKey().equals(ResolveProblemSteps.ANALYSE_PROBLEM)
                && SENT_AT_ONCE.contains(String.valueOf(ticket.text("analysisOutcome")))) {
            toReporter.plan(ticket);
        }
        boolean spoken = switch (task.getTaskDefinitionKey()) {
            case SupportTicketSteps.TRIAGE_TICKET -> Boolean.TRUE.equals(ticket.fact(SPOKEN));
            case SupportTicketSteps.CALL_BACK -> !Boolean.TRUE.equals(ticket.fact("notReached"));
            default -> SPOKEN_AT.contains(task.getTaskDefinitionKey());
        };
        if (spoken) {
            response.given(ticket.id());
        }
    }

    private static boolean isOwnersStep(DelegateTask task) {
        Expression assignee = ((TaskEntity) task).getTaskDefinition().getAssigneeExpression();
        return assignee != null && assignee.getExpressionText().equals("${" + SupportTicket.OWNER + "}");
    }
}
