package org.sixstep.engine.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.ticket.Ticket;

/**
 * Somebody who sees some tickets only, and the same said to the database: those of the own groups, those that are owned, were taken in or
 * are contributed to; until somebody owns a ticket, the first line sees it.
 */
record VisibilityScope(String user, List<String> groups) {

    /** Of a ticket {@code k}. */
    private static final String TICKET = "k.handling_group = any(:groups) or k.owner = :user or k.accepted_by = :user or k.collaborators"
            + " @> array[:user]::text[]"
            + " or (k.owner is null and k.closed_at is null and '" + Roles.AGENTS + "' = any(:groups))";
    /** Of a task {@code n}: what somebody does or may claim is seen with it, whatever the ticket. */
    private static final String OWN_TASK = "n.assignee_ = :user or exists (select 1 from act_ru_identitylink l where l.task_id_ = n.id_"
            + " and l.type_ = 'candidate'"
            + " and (l.user_id_ = :user or l.group_id_ = any(:groups)))";
    static final String TASK = OWN_TASK
            + " or exists (select 1 from act_ru_execution e join sixstep.ticket k on k.process_instance_id = e.root_proc_inst_id_"
            + " where e.id_ = n.proc_inst_id_ and (" + TICKET + "))";
    /** Of anything {@code n} that the engine remembers of a process instance. */
    static final String HISTORY = "exists (select 1 from sixstep.ticket k where k.process_instance_id = n.root_proc_inst_id_ and (" + TICKET
            + "))";
    static final String TASK_HISTORY = "n.assignee_ = :user or " + HISTORY;
    /** Of a group that handles tickets nothing is looked for here: its tickets are found by their group, and its offered tasks are many. */
    private static final String INSTANCES_OF_TASKS = "select e.root_proc_inst_id_ from act_ru_task n join act_ru_execution e on e.id_ ="
            + " n.proc_inst_id_ where n.assignee_ = :user"
            + " union all select e.root_proc_inst_id_ from act_ru_identitylink l join act_ru_task n on n.id_ = l.task_id_ join"
            + " act_ru_execution e on e.id_ = n.proc_inst_id_"
            + " where l.type_ = 'candidate' and (l.user_id_ = :user or l.group_id_ = any(array(select o.name from unnest(:groups::text[])"
            + " o (name)"
            + " where not exists (select 1 from sixstep.ticket h where h.handling_group = o.name))))";
    /** Of a row of the list of tickets; the instances are asked for once, not for each row. */
    static final String LISTED = "(" + TICKET.replace("k.", "") + " or process_instance_id = any(array(" + INSTANCES_OF_TASKS + ")))";
    static final String OWN_TASK_OF_INSTANCE = "select exists (select 1 from act_ru_task n join act_ru_execution e on e.id_ ="
            + " n.proc_inst_id_ where e.root_proc_inst_id_ = :instance"
            + " and (" + OWN_TASK + "))";
    static final String TASK_OF_ID = "select exists (select 1 from act_ru_task n where n.id_ = :task and (" + TASK + "))";

    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");

    /** SQL with question marks, and the names that stood in their places. */
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
        boolean isNobodysYet = ticket.owner() == null && ticket.instant("closedAt") == null;
        return group != null && groups.contains(group) || user.equals(ticket.owner()) || user.equals(ticket.text("acceptedBy"))
                || ticket.list("collaborators").contains(user) || isNobodysYet && groups.contains(Roles.AGENTS);
    }

    String[] groupArray() {
        return groups.toArray(String[]::new);
    }

    /** What stands for a name of {@link Positional}. */
    Object value(String name) {
        return switch (name) {
            case "user" -> user;
            case "groups" -> groupArray();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
