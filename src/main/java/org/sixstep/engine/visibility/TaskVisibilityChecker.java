package org.sixstep.engine.visibility;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.text.CatalogueText;

/**
 * The engine's own authorization checks and two more: a task is visible to those who may see its ticket, and is completed by its
 * assignee. The permissions of the role are checked first.
 */
final class TaskVisibilityChecker extends AuthorizationCommandChecker {

    private final EngineTicketVisibility visibility;

    TaskVisibilityChecker(EngineTicketVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        super.checkReadTask(task);
        checkSeen(task);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        super.checkReadTaskVariable(task);
        checkSeen(task);
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        super.checkUpdateTaskVariable(task);
        checkSeen(task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        super.checkTaskAssign(task);
        checkSeen(task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        Authentication user = user();
        if (user != null && !isAdministrator(user) && !user.getUserId().equals(task.getAssignee())) {
            throw new AuthorizationException(CatalogueText.say("task.notYours"));
        }
    }

    /** The engine's check for claiming, without the check of the assignee: the task has none yet. */
    void checkWorkOfRole(TaskEntity task) {
        super.checkTaskWork(task);
    }

    @Override
    public void checkReadJob(JobEntity job) {
        checkOwnJob(job);
        super.checkReadJob(job);
    }

    @Override
    public void checkUpdateJob(JobEntity job) {
        checkOwnJob(job);
        super.checkUpdateJob(job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        checkOwnJob(job);
        super.checkUpdateRetriesJob(job);
    }

    /** A job that belongs to no process, such as the clean-up of the history, has no authorization in the engine. */
    private static void checkOwnJob(JobEntity job) {
        Authentication user = user();
        if (job.getProcessDefinitionKey() == null && user != null && !isAdministrator(user)) {
            throw new AuthorizationException(CatalogueText.say("refused.jobOfEngine"));
        }
    }

    private void checkSeen(TaskEntity task) {
        Authentication user = user();
        if (user == null || user.getUserId().equals(task.getAssignee())) {
            return;
        }
        visibility.scope().filter(scope -> !visibility.seesTask(scope, task.getId())).ifPresent(scope -> {
            throw new AuthorizationException(CatalogueText.say("task.notSeen"));
        });
    }

    /** The user who has issued the command; null if it is the application itself. */
    static @Nullable Authentication user() {
        CommandContext context = Context.getCommandContext();
        Authentication user = context.getAuthentication();
        return user != null && user.getUserId() != null && context.isAuthorizationCheckEnabled() ? user : null;
    }

    static boolean isAdministrator(Authentication user) {
        return user.getGroupIds() != null && user.getGroupIds().contains(Roles.ADMINISTRATORS);
    }
}
