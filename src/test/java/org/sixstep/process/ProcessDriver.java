package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.sixstep.DeskTime;
import org.springframework.beans.factory.BeanFactory;

/**
 * Leads one process and those that it calls: people fill forms, time passes, and what has happened can be asserted. After every move it
 * holds against the process that it has few variables and none that came of a form unasked.
 */
class ProcessDriver {

    /** Acts as a user of the desk, with all that this user may do and no more. */
    record Login(ProcessEngine engine, String user) {

        <T> T call(Callable<T> action) {
            List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId)
                    .toList();
            engine.getIdentityService().setAuthentication(user, groups);
            try {
                return action.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }
    }

    private static final int MOST_VARIABLES = 15;

    final ProcessEngine engine;
    private final String instanceId;

    ProcessDriver(ProcessInstance instance, BeanFactory beans) {
        this(instance.getId(), beans);
    }

    ProcessDriver(String instanceId, BeanFactory beans) {
        this.engine = beans.getBean(ProcessEngine.class);
        this.instanceId = instanceId;
        checkVariables();
    }

    // ---- people and time

    /** Somebody claims a step that waits, if it is nobody's yet, and fills its form. */
    ProcessDriver submit(String user, String step, Map<String, Object> form) {
        Task open = task(user, step);
        String task = open.getId();
        Login login = new Login(engine, user);
        if (open.getAssignee() == null) {
            login.call(() -> {
                engine.getTaskService().claim(task, user);
                return null;
            });
        }
        try {
            login.call(() -> {
                engine.getFormService().submitTaskForm(task, form);
                return null;
            });
        } catch (RuntimeException refused) {
            // whoever was refused gives the task back, as it was
            engine.getTaskService().setAssignee(task, open.getAssignee());
            throw refused;
        }
        checkVariables();
        return this;
    }

    /** Whoever a step is assigned to fills its form. */
    ProcessDriver submitAsAssignee(String step, Map<String, Object> form) {
        return submit(task(step).getAssignee(), step, form);
    }

    /** Time passes until the timer of this event is due, and it fires. */
    ProcessDriver fire(String event) {
        Job job = job(event);
        Instant due = job.getDuedate().toInstant();
        DeskTime.set(due.isAfter(DeskTime.now()) ? due : DeskTime.now());
        engine.getManagementService().executeJob(job.getId());
        checkVariables();
        return this;
    }

    /**
     * What the job executor would do now: the timers of this instance that are due, the earliest first, and those that they start, until
     * none is.
     */
    ProcessDriver runDueJobs() {
        while (true) {
            Optional<Job> due = Arrays.stream(instances())
                    .flatMap(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance).timers().executable()
                            .list().stream())
                    .min(Comparator.comparing(Job::getDuedate));
            if (due.isEmpty()) {
                checkVariables();
                return this;
            }
            engine.getManagementService().executeJob(due.get().getId());
        }
    }

    // ---- what can be seen

    String instanceId() {
        return instanceId;
    }

    Task task(String step) {
        List<Task> tasks = tasks(step);
        assertThat(tasks).as("open tasks at " + step + "; waiting are " + waitingSteps()).hasSize(1);
        return tasks.get(0);
    }

    /** Everybody's task at a step that several people do at the same time. */
    List<Task> tasks(String step) {
        return engine.getTaskService().createTaskQuery().processInstanceIdIn(instances()).taskDefinitionKey(step).list();
    }

    private Task task(String user, String step) {
        return tasks(step).stream().filter(task -> user.equals(task.getAssignee())).findFirst().orElseGet(() -> task(step));
    }

    /** What the form of a step shows. */
    Map<String, Object> shown(String user, String step) {
        String task = task(step).getId();
        return new Login(engine, user).call(() -> engine.getFormService().getTaskFormVariables(task));
    }

    Instant dueAt(String event) {
        return job(event).getDuedate().toInstant();
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new TreeMap<>();
        variableInstances().forEach(variable -> variables.put(variable.getName(), variable.getValue()));
        return variables;
    }

    /** Ids of what was passed, in order, with every visit; what a called process passed is listed where it was called. */
    List<String> passed() {
        List<String> passed = new ArrayList<>();
        collectPassed(instanceId, passed);
        return passed;
    }

    int timesPassed(String element) {
        return (int) passed().stream().filter(element::equals).count();
    }

    // ---- assertions

    ProcessDriver assertWaitsAt(String... steps) {
        assertThat(waitingSteps()).as("open tasks").containsExactlyInAnyOrder(steps);
        return this;
    }

    /** In this order, whatever lies between. */
    ProcessDriver assertPassed(String... elements) {
        assertThat(passed()).as("passed elements").containsSubsequence(elements);
        return this;
    }

    ProcessDriver assertNotPassed(String... elements) {
        assertThat(passed()).as("passed elements").doesNotContain(elements);
        return this;
    }

    ProcessDriver assertEnded() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instanceId).count()).as("running instances")
                .isZero();
        return this;
    }

    /** A timer is set to this time on the desk's wall clock. */
    ProcessDriver assertDue(String event, String local) {
        assertThat(dueAt(event)).as(event).isEqualTo(DeskTime.at(local));
        return this;
    }

    /** A timer that is not promised never fires. */
    ProcessDriver assertNeverDue(String event) {
        assertThat(dueAt(event)).as(event).isAfter(Instant.parse("2999-01-01T00:00:00Z"));
        return this;
    }

    // ---- how

    Job job(String event) {
        List<Job> jobs = new ArrayList<>();
        for (String instance : instances()) {
            jobs.addAll(engine.getManagementService().createJobQuery().processInstanceId(instance).activityId(event).list());
        }
        if (jobs.size() != 1) {
            throw new AssertionError("The timer of " + event + " is there " + jobs.size() + " times.");
        }
        return jobs.get(0);
    }

    /** This process and those that it calls now. */
    String[] instances() {
        List<String> instances = new ArrayList<>(List.of(instanceId));
        engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(instanceId).list()
                .forEach(called -> instances.add(called.getId()));
        return instances.toArray(String[]::new);
    }

    List<String> waitingSteps() {
        return engine.getTaskService().createTaskQuery().processInstanceIdIn(instances()).list().stream().map(Task::getTaskDefinitionKey)
                .sorted().toList();
    }

    private List<VariableInstance> variableInstances() {
        return engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(instances()).list();
    }

    private void collectPassed(String instance, List<String> passed) {
        engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc()
                .list()
                .forEach(visit -> {
                    passed.add(visit.getActivityId());
                    if (visit.getCalledProcessInstanceId() != null) {
                        collectPassed(visit.getCalledProcessInstanceId(), passed);
                    }
                });
    }

    private void checkVariables() {
        Collection<String> names = variableInstances().stream().map(VariableInstance::getName).toList();
        assertThat(new TreeSet<>(names)).as("process variables").isSubsetOf(ProcessVariables.ALLOWED);
        assertThat(names).as("process variables").filteredOn(name -> !ProcessVariables.BOOKKEEPING.contains(name))
                .hasSizeLessThanOrEqualTo(MOST_VARIABLES);
    }
}
