package org.sixstep.engine;

import static org.sixstep.engine.Roles.ADMINISTRATORS;
import static org.sixstep.engine.Roles.DESK;
import static org.sixstep.engine.Roles.DISPATCHERS;
import static org.sixstep.engine.Roles.HANDLERS;
import static org.sixstep.engine.Roles.KNOWLEDGE;
import static org.sixstep.engine.Roles.LEADS;
import static org.sixstep.engine.Roles.MANAGERS;
import static org.sixstep.engine.Roles.OWNERS;
import static org.sixstep.engine.Roles.SUPERVISORS;
import static org.sixstep.engine.Roles.plus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** Who may do what in the engine: one row of authorization for each role and resource, whatever the number of tickets. */
final class RoleGrants {

    static final String SUPPORT_TICKET = "supportTicket";
    static final String RESOLVE_PROBLEM = "resolveProblem";
    static final String PUBLISH_ANSWER = "publishAnswer";
    static final String REVIEW_PROBLEMS = "reviewProblems";
    static final String REVIEW_EMERGENCY_WORK = "reviewEmergencyWork";
    static final String MAINTAIN_CALENDAR = "maintainCalendar";

    private static final Permission[] WORK = {ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.TASK_WORK, ProcessDefinitionPermissions.READ_HISTORY};
    private static final Permission[] WATCH = {ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_HISTORY};

    private final Map<Target, Set<Permission>> grants = new LinkedHashMap<>();

    record Target(String role, int resource, String id) {
    }

    RoleGrants() {
        everybody();
        handlers();
        leading();
        watching();
        owning();
        administrating();
    }

    void forEach(BiConsumer<Target, Set<Permission>> action) {
        grants.forEach(action);
    }

    private void everybody() {
        grant(DESK, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(DESK, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grant(DESK, Resources.USER, Authorization.ANY, Permissions.READ);
        grant(DESK, Resources.GROUP, Authorization.ANY, Permissions.READ);
        grant(DESK, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(DESK, Resources.PROCESS_DEFINITION, SUPPORT_TICKET, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void handlers() {
        grant(HANDLERS, Resources.PROCESS_DEFINITION, SUPPORT_TICKET, WORK);
        grant(HANDLERS, Resources.PROCESS_DEFINITION, RESOLVE_PROBLEM, WORK);
        grant(plus(HANDLERS, KNOWLEDGE), Resources.PROCESS_DEFINITION, PUBLISH_ANSWER, WORK);
        grant(plus(HANDLERS, KNOWLEDGE), Resources.PROCESS_DEFINITION, PUBLISH_ANSWER, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void leading() {
        for (String process : List.of(SUPPORT_TICKET, RESOLVE_PROBLEM)) {
            grant(List.of(DISPATCHERS, LEADS, SUPERVISORS), Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.TASK_ASSIGN);
        }
        grant(List.of(LEADS, SUPERVISORS), Resources.PROCESS_DEFINITION, REVIEW_EMERGENCY_WORK, WORK);
        grant(List.of(LEADS, SUPERVISORS), Resources.PROCESS_DEFINITION, REVIEW_EMERGENCY_WORK, ProcessDefinitionPermissions.TASK_ASSIGN);
        grant(List.of(SUPERVISORS, KNOWLEDGE, MANAGERS), Resources.PROCESS_DEFINITION, REVIEW_PROBLEMS, WORK);
        grant(List.of(SUPERVISORS, MANAGERS), Resources.PROCESS_DEFINITION, REVIEW_PROBLEMS, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void watching() {
        List<String> watchers = List.of(LEADS, SUPERVISORS, MANAGERS, OWNERS);
        grant(watchers, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(watchers, Resources.PROCESS_DEFINITION, Authorization.ANY, WATCH);
        // the form of a task shows who reported the ticket, which a process owner need not know
        grant(List.of(LEADS, SUPERVISORS, MANAGERS), Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ_TASK);
        grant(watchers, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(watchers, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(watchers, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    private void owning() {
        grant(List.of(OWNERS), Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE);
        grant(List.of(OWNERS), Resources.PROCESS_DEFINITION, MAINTAIN_CALENDAR, WORK);
        grant(List.of(OWNERS), Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.RETRY_JOB);
        grant(List.of(OWNERS), Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.CREATE_INSTANCE);
        grant(List.of(OWNERS), Resources.BATCH, Authorization.ANY, Permissions.READ);
    }

    /** Everything, but of filters only what is shared: each user's own are that user's. */
    private void administrating() {
        for (Resource resource : Resources.values()) {
            grant(List.of(ADMINISTRATORS), resource, Authorization.ANY, resource == Resources.FILTER ? Permissions.CREATE : Permissions.ALL);
        }
    }

    private void grant(List<String> roles, Resource resource, String id, Permission... permissions) {
        for (String role : roles) {
            grants.computeIfAbsent(new Target(role, resource.resourceType(), id), target -> new LinkedHashSet<>()).addAll(List.of(permissions));
        }
    }
}
