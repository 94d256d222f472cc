package org.sixstep.process.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.sixstep.notification.StaffMessages;
import org.sixstep.process.RunAsSystem;
import org.sixstep.process.SupportTicket;
import org.sixstep.routing.Departures.Departure;
import org.sixstep.routing.StaffOptions;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Gives back what somebody can no longer work on: a ticket has no owner until a colleague of the handling group takes it, a collaborator is
 * no longer asked, a task is open to its groups again. The dispatchers are notified, and the timeline says why.
 */
@Component
class WorkOfLeavers {

    private static final String DISPATCHERS = "dispatchers";
    private static final String COLLABORATORS = "collaborators";
    private static final String PREFERRED_OWNER = "preferredOwner";
    /** Groups whose members own tickets of any handling group. */
    private static final Set<String> OWN_ANY = Set.of("experts", "leads");

    /** Who left, as it is now: somebody may be back, or in other groups. */
    private record Leaver(Departure departure, boolean hasAccount, Set<String> groups) {

        String id() {
            return departure.userId();
        }

        boolean isStaff() {
            return hasAccount && StaffOptions.GROUPS.stream().anyMatch(groups::contains);
        }

        /** Somebody whom the dispatcher named needs not be in the handling group. */
        boolean mayOwn(Ticket ticket) {
            String group = departure.group();
            boolean lostWhatItWasFor = group != null && (group.equals(ticket.handlingGroup()) || OWN_ANY.contains(group));
            return isStaff() && (groups.contains(String.valueOf(ticket.handlingGroup())) || OWN_ANY.stream().anyMatch(groups::contains)
                    || !lostWhatItWasFor);
        }

        boolean mayDo(List<String> candidates) {
            return isStaff() && (!candidates.contains(String.valueOf(departure.group())) || candidates.stream().anyMatch(groups::contains));
        }
    }

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final RunAsSystem authority;
    private final TicketStore tickets;
    private final StaffMessages messages;

    WorkOfLeavers(@Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy IdentityService identity, RunAsSystem authority,
            TicketStore tickets, StaffMessages messages) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.authority = authority;
        this.tickets = tickets;
        this.messages = messages;
    }

    /** What the person owns or was asked to help with. */
    void giveBack(Departure departure, UUID ticketId) {
        authority.run(() -> {
            Leaver leaver = leaver(departure);
            Ticket ticket = tickets.lock(ticketId);
            boolean owner = leaver.id().equals(ticket.owner()) && !leaver.mayOwn(ticket);
            boolean helper = ticket.list(COLLABORATORS).contains(leaver.id()) && !leaver.isStaff();
            if (!owner && !helper) {
                return false;
            }
            Map<String, Object> changes = new HashMap<>();
            if (owner) {
                changes.put("owner", null);
            }
            if (helper) {
                changes.put(COLLABORATORS, ticket.list(COLLABORATORS).stream().filter(id -> !id.equals(leaver.id())).toList());
            }
            if (leaver.id().equals(ticket.text(PREFERRED_OWNER))) {
                changes.put(PREFERRED_OWNER, null);
            }
            Ticket left = tickets.change(ticketId, changes);
            List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(ticket.number()).list();
            for (ProcessInstance instance : instances) {
                if (owner && runtime.getVariables(instance.getId(), List.of(SupportTicket.OWNER)).containsKey(SupportTicket.OWNER)) {
                    runtime.setVariable(instance.getId(), SupportTicket.OWNER, null);
                }
                tasks.createTaskQuery().processInstanceId(instance.getId()).taskAssignee(leaver.id()).list()
                        .forEach(task -> open(task, left));
            }
            messages.personLeft(left, leaver.id(), owner ? "owner" : "collaborator", reason(leaver), UUID.randomUUID().toString());
            return true;
        });
    }

    /** Tasks that the person has, whatever they belong to. */
    List<String> otherTasks(Departure departure) {
        return authority.run(() -> tasks.createTaskQuery().taskAssignee(departure.userId()).list().stream().map(Task::getId).toList());
    }

    /** A task that the person had taken from its groups: as a second person, a reviewer of an answer, or for a colleague. */
    void giveBackTask(Departure departure, String taskId) {
        authority.run(() -> {
            Leaver leaver = leaver(departure);
            Task task = tasks.createTaskQuery().taskId(taskId).taskAssignee(leaver.id()).singleResult();
            if (task == null) {
                return false;
            }
            Object ticketId = tasks.getVariable(taskId, SupportTicket.TICKET_ID);
            Ticket ticket = ticketId == null ? null : tickets.get(UUID.fromString(ticketId.toString()));
            boolean isOwner = ticket != null && leaver.id().equals(ticket.owner());
            if (leaver.mayDo(candidates(task)) || isOwner && leaver.isStaff()) {
                return false;
            }
            if (ticket == null) {
                tasks.setAssignee(taskId, null);
            } else {
                open(task, ticket);
                messages.personLeft(ticket, leaver.id(), "task", reason(leaver), taskId + departure.id());
            }
            return true;
        });
    }

    /** Somebody of the handling group does it; a task that was for one person is offered to the group. */
    private void open(Task task, Ticket ticket) {
        tasks.setAssignee(task.getId(), null);
        if (candidates(task).isEmpty()) {
            tasks.addCandidateGroup(task.getId(), ticket.handlingGroup() == null ? DISPATCHERS : ticket.handlingGroup());
        }
    }

    private List<String> candidates(Task task) {
        List<String> groups = new ArrayList<>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            }
        }
        return Collections.unmodifiableList(groups);
    }

    private static @Nullable String reason(Leaver leaver) {
        return leaver.hasAccount() ? leaver.departure().group() : null;
    }

    private Leaver leaver(Departure departure) {
        boolean hasAccount = identity.createUserQuery().userId(departure.userId()).count() > 0;
        return new Leaver(departure, hasAccount, identity.createGroupQuery().groupMember(departure.userId()).list().stream()
                .map(Group::getId).collect(Collectors.toSet()));
    }
}
