package org.sixstep.engine.authorization;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.StartupLock;
import org.sixstep.process.SupportTicket;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Creates Tasklist's filters. "My tasks" usually is one filter with the expression {@code currentUser()}; stored expressions are
 * forbidden
 * here, so each user has filters of their own, which follow the users of the engine.
 */
@Component
@Order(0)
class TaskFilterSetup implements SmartInitializingSingleton {

    /** Says what a filter was made for, before the first colon; its texts are found by it. */
    private static final String MARK = "sixstep";
    private static final String PRIORITY = "priority";
    private static final List<String> WAITING = SupportTicket.WAITING_STEPS.stream().sorted().toList();
    private static final String WITH_A_ROLE = "select id_ from act_id_user u where exists (select 1 from act_id_membership m where"
            + " m.user_id_ = u.id_) order by id_";

    private final FilterService filterService;
    private final TaskService taskService;
    private final AuthorizationService authorizationService;
    private final StartupLock lock;
    private final JdbcClient jdbc;
    private List<String> settled = List.of();

    /**
     * A filter as it should be; {@code mark} identifies its owner, purpose and content, so that it is created again when one of them
     * changes.
     */
    private record Wanted(String mark, @Nullable String owner, int position, String color, TaskQuery query) {

        /** As it is stored; its reader gets another language ({@code ReaderJson}). */
        String text(String part) {
            return CatalogueText.in(Locale.ENGLISH, "filter." + mark.split(":")[0] + '.' + part);
        }
    }

    TaskFilterSetup(FilterService filterService, TaskService taskService, AuthorizationService authorizationService, StartupLock lock,
            JdbcClient jdbc) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.authorizationService = authorizationService;
        this.lock = lock;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(() -> settle(users()));
    }

    /** One statement, unless users have changed; the engine evaluates the groups of a user in the query. */
    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void followUsers() {
        if (!users().equals(settled)) {
            lock.run(() -> settle(users()));
        }
    }

    private List<String> users() {
        return jdbc.sql(WITH_A_ROLE).query(String.class).list();
    }

    private void settle(List<String> users) {
        Map<String, Filter> superfluous = new HashMap<>();
        filterService.createTaskFilterQuery().list().stream().filter(filter -> mark(filter) != null)
                .forEach(filter -> superfluous.put(mark(filter), filter));
        for (Wanted wanted : wanted(users)) {
            if (superfluous.remove(wanted.mark()) == null) {
                make(wanted);
            }
        }
        superfluous.values().forEach(filter -> filterService.deleteFilter(filter.getId()));
        settled = users;
    }

    private List<Wanted> wanted(List<String> users) {
        List<Wanted> wanted = new ArrayList<>(List.of(
                new Wanted("urgent", null, 30, "#c0392b",
                        taskService.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc()),
                new Wanted("due", null, 40, "#d68910",
                        taskService.createTaskQuery().dueAfter(new Date(0)).orderByDueDate().asc().orderByTaskPriority().desc()),
                new Wanted("waiting:" + String.join(",", WAITING), null, 50, "#7f8c8d",
                        taskService.createTaskQuery().taskDefinitionKeyIn(WAITING.toArray(String[]::new)).orderByFollowUpDate().asc()
                                .orderByDueDate().asc())));
        users.forEach(user -> {
            wanted.add(new Wanted("mine:" + user, user, 10, "#2471a3",
                    taskService.createTaskQuery().taskAssignee(user).orderByTaskPriority().desc().orderByDueDate().asc()));
            wanted.add(new Wanted("groups:" + user, user, 20, "#1e8449", taskService.createTaskQuery().taskCandidateUser(user)
                    .taskUnassigned().orderByTaskPriority().desc().orderByDueDate().asc()));
        });
        return wanted;
    }

    private void make(Wanted wanted) {
        Filter filter = filterService.newTaskFilter(wanted.text("name"));
        filter.setOwner(wanted.owner());
        filter.setQuery(wanted.query());
        filter.setProperties(
                Map.of(MARK, wanted.mark(), PRIORITY, wanted.position(), "description", wanted.text("description"), "color", wanted.color(),
                        "refresh", true, "showUndefinedVariable", false));
        filterService.saveFilter(filter);
        if (wanted.owner() != null) {
            allowReading(filter, wanted.owner(), null);
        } else {
            Roles.NAMES.keySet().forEach(role -> allowReading(filter, null, role));
        }
    }

    private void allowReading(Filter filter, @Nullable String user, @Nullable String group) {
        Authorization reading = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reading.setUserId(user);
        reading.setGroupId(group);
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter.getId());
        reading.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(reading);
    }

    private static @Nullable String mark(Filter filter) {
        return Objects.toString(filter.getProperties() == null ? null : filter.getProperties().get(MARK), null);
    }
}
