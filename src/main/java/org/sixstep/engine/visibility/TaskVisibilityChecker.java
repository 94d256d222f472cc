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
import org.sixstep.text.BilingualText;

/**
 * What the engine checks before each of its commands, and two things more: a task is read by those who see its ticket, and completed by the
 * person to whom it is assigned. What the role may do at all is checked first.
 */
final class TaskVisibilityChecker extends AuthorizationCommandChecker {

    private final EngineTicketVisibility sight;

    TaskVisibilityChecker(EngineTicketVisibility sight) {
        this.sight = sight;
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
            throw new AuthorizationException(BilingualText.say("task.notYours"));
        }
    }

    /** Claiming is work on a task that is not one's own yet: what the engine checks for it, without the last of the above. */
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

    /** A job of no process, such as the clean-up of the history, the engine leaves to everybody. */
    private static void checkOwnJob(JobEntity job) {
        Authentication user = user();
        if (job.getProcessDefinitionKey() == null && user != null && !isAdministrator(user)) {
            throw new AuthorizationException("This job is the engine's own.");
        }
    }

    private void checkSeen(TaskEntity task) {
        Authentication user = user();
        if (user == null || user.getUserId().equals(task.getAssignee())) {
            return;
        }
        sight.viewer().filter(viewer -> !sight.seesTask(viewer, task.getId())).ifPresent(viewer -> {
            throw new AuthorizationException(BilingualText.say("task.notSeen"));
        });
    }

    /** Whose command this is; null where the desk itself acts. */
    static @Nullable Authentication user() {
        CommandContext context = Context.getCommandContext();
        Authentication user = context.getAuthentication();
        return user != null && user.getUserId() != null && context.isAuthorizationCheckEnabled() ? user : null;
    }

    static boolean isAdministrator(Authentication user) {
        return user.getGroupIds() != null && user.getGroupIds().contains(Roles.ADMINISTRATORS);
    }
}
