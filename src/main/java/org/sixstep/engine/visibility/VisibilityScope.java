package org.sixstep.engine.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.ticket.Ticket;

/**
 * A user with limited visibility, and the same rule as SQL: the tickets of the user's groups, and those that the user owns, accepted or
 * contributes to; a ticket without an owner is visible to the first line.
 */
record VisibilityScope(String user, List<String> groups) {

    /** Of a ticket {@code k}. */
    private static final String TICKET = "k.handling_group = any(:groups) or k.owner = :user or k.accepted_by = :user or k.collaborators"
            + " @> array[:user]::text[]"
            + " or (k.owner is null and k.closed_at is null and '" + Roles.AGENTS + "' = any(:groups))";
    /** Of a task {@code n}: assignees and candidates see it, whatever the ticket. */
    private static final String OWN_TASK = "n.assignee_ = :user or exists (select 1 from act_ru_identitylink l where l.task_id_ = n.id_"
            + " and l.type_ = 'candidate'"
            + " and (l.user_id_ = :user or l.group_id_ = any(:groups)))";
    static final String TASK = OWN_TASK
            + " or exists (select 1 from act_ru_execution e join sixstep.ticket k on k.process_instance_id = e.root_proc_inst_id_"
            + " where e.id_ = n.proc_inst_id_ and (" + TICKET + "))";
    /** Of a history row {@code n} of a process instance. */
    static final String HISTORY = "exists (select 1 from sixstep.ticket k where k.process_instance_id = n.root_proc_inst_id_ and"
            + " (" + TICKET
            + "))";
    static final String TASK_HISTORY = "n.assignee_ = :user or " + HISTORY;
    /** Handling groups are left out: their tickets are found by the group, and they have many candidate tasks. */
    private static final String INSTANCES_OF_TASKS = "select e.root_proc_inst_id_ from act_ru_task n join act_ru_execution e on e.id_ ="
            + " n.proc_inst_id_ where n.assignee_ = :user"
            + " union all select e.root_proc_inst_id_ from act_ru_identitylink l join act_ru_task n on n.id_ = l.task_id_ join"
            + " act_ru_execution e on e.id_ = n.proc_inst_id_"
            + " where l.type_ = 'candidate' and (l.user_id_ = :user or l.group_id_ = any(array(select o.name from unnest(:groups::text[])"
            + " o (name)"
            + " where not exists (select 1 from sixstep.ticket h where h.handling_group = o.name))))";
    /** Of a row of the list of tickets; the instances are selected once, not for each row. */
    static final String LISTED = "(" + TICKET.replace("k.", "") + " or process_instance_id = any(array(" + INSTANCES_OF_TASKS + ")))";
    static final String OWN_TASK_OF_INSTANCE = "select exists (select 1 from act_ru_task n join act_ru_execution e on e.id_ ="
            + " n.proc_inst_id_ where e.root_proc_inst_id_ = :instance"
            + " and (" + OWN_TASK + "))";
    static final String TASK_OF_ID = "select exists (select 1 from act_ru_task n where n.id_ = :task and (" + TASK + "))";

    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");

    /** SQL with question marks, and the names of the parameters in their order. */
    record Positional(String sql, List<String> names) {

        static Positional of(String named) {
            List<String> names = new ArrayList<>();
            Matcher name = NAME.matcher(named);
            while (name.find()) {
                names.add(name.group(1));
            }
            return new Positional(name.replaceAll("?"), names);
        }
    }

    boolean sees(Ticket ticket) {
        String group = ticket.handlingGroup();
        boolean isUnassigned = ticket.owner() == null && ticket.instant("closedAt") == null;
        return group != null && groups.contains(group) || user.equals(ticket.owner()) || user.equals(ticket.text("acceptedBy"))
                || ticket.list("collaborators").contains(user) || isUnassigned && groups.contains(Roles.AGENTS);
    }

    String[] groupArray() {
        return groups.toArray(String[]::new);
    }

    /** The value of a parameter of {@link Positional}. */
    Object value(String name) {
        return switch (name) {
            case "user" -> user;
            case "groups" -> groupArray();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
