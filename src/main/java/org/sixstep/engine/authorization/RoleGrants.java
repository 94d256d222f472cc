package org.sixstep.engine.authorization;

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

/**
 * The {@link Access} matrix as authorizations of the engine: one row for each role and resource, whatever the number of tickets.
 */
final class RoleGrants {

    static final String SUPPORT_TICKET = "supportTicket";
    static final String RESOLVE_PROBLEM = "resolveProblem";
    static final String PUBLISH_ANSWER = "publishAnswer";
    static final String REVIEW_PROBLEMS = "reviewProblems";
    static final String REVIEW_EMERGENCY_WORK = "reviewEmergencyWork";
    static final String MAINTAIN_CALENDAR = "maintainCalendar";

    private static final Permission[] WORK = {ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.TASK_WORK, ProcessDefinitionPermissions.READ_HISTORY};
    private static final Permission[] WATCH = {ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE};

    private final Map<Target, Set<Permission>> grants = new LinkedHashMap<>();

    record Target(String role, int resource, String id) {}

    RoleGrants() {
        allStaff();
        handlers();
        leads();
        watchers();
        processOwners();
        administrators();
    }

    void forEach(BiConsumer<Target, Set<Permission>> action) {
        grants.forEach(action);
    }

    private void allStaff() {
        grant(Access.USE_TASKLIST, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Access.USE_TASKLIST, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grant(Access.KNOW_COLLEAGUES, Resources.USER, Authorization.ANY, Permissions.READ);
        grant(Access.KNOW_COLLEAGUES, Resources.GROUP, Authorization.ANY, Permissions.READ);
        grant(Access.REPORT_PROBLEM, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(Access.REPORT_PROBLEM, Resources.PROCESS_DEFINITION, SUPPORT_TICKET, ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void handlers() {
        grant(Access.WORK_ON_TICKETS, Resources.PROCESS_DEFINITION, SUPPORT_TICKET, WORK);
        grant(Access.WORK_ON_TICKETS, Resources.PROCESS_DEFINITION, RESOLVE_PROBLEM, WORK);
        grant(Access.WORK_ON_ANSWERS, Resources.PROCESS_DEFINITION, PUBLISH_ANSWER, WORK);
        grant(Access.WORK_ON_ANSWERS, Resources.PROCESS_DEFINITION, PUBLISH_ANSWER, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void leads() {
        for (String process : List.of(SUPPORT_TICKET, RESOLVE_PROBLEM)) {
            grant(Access.ASSIGN_TASKS, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.TASK_ASSIGN);
        }
        grant(Access.REVIEW_EMERGENCY_WORK, Resources.PROCESS_DEFINITION, RoleGrants.REVIEW_EMERGENCY_WORK, WORK);
        grant(Access.REVIEW_EMERGENCY_WORK, Resources.PROCESS_DEFINITION, RoleGrants.REVIEW_EMERGENCY_WORK,
                ProcessDefinitionPermissions.TASK_ASSIGN);
        grant(Access.WORK_ON_REVIEWS, Resources.PROCESS_DEFINITION, REVIEW_PROBLEMS, WORK);
        grant(Access.START_REVIEW, Resources.PROCESS_DEFINITION, REVIEW_PROBLEMS, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    private void watchers() {
        grant(Access.USE_COCKPIT, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Access.WATCH_PROCESSES, Resources.PROCESS_DEFINITION, Authorization.ANY, WATCH);
        grant(Access.WATCH_TASKS, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(Access.WATCH_PROCESSES, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(Access.WATCH_PROCESSES, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(Access.WATCH_PROCESSES, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    private void processOwners() {
        grant(Access.DEPLOY_MODELS, Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE);
        grant(Access.MAINTAIN_CALENDAR, Resources.PROCESS_DEFINITION, RoleGrants.MAINTAIN_CALENDAR, WORK);
        grant(Access.RETRY_JOBS, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.RETRY_JOB);
        grant(Access.EVALUATE_DECISIONS, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.CREATE_INSTANCE);
        grant(Access.WATCH_BATCHES, Resources.BATCH, Authorization.ANY, Permissions.READ);
    }

    /** Everything except filters, of which each user has their own. */
    private void administrators() {
        for (Resource resource : Resources.values()) {
            Permission permission = resource == Resources.FILTER ? Permissions.CREATE : Permissions.ALL;
            Access.ADMINISTER.roles()
                    .forEach(role -> grants.put(new Target(role, resource.resourceType(), Authorization.ANY), Set.of(permission)));
        }
    }

    /** Administrators need no more than {@link #administrators}. */
    private void grant(Access access, Resource resource, String id, Permission... permissions) {
        for (String role : access.roles().stream().filter(role -> !Access.ADMINISTER.roles().contains(role)).toList()) {
            grants.computeIfAbsent(new Target(role, resource.resourceType(), id), target -> new LinkedHashSet<>())
                    .addAll(List.of(permissions));
        }
    }
}
