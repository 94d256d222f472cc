package org.sixstep.engine.visibility;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskReport;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.language.ModelNames;
import org.sixstep.masking.Masking;
import org.sixstep.process.task.SecondPersonListener;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's commands on tasks, with the checks that it lacks: comments and attachments are accessible to those who see the task, and a
 * task is claimed by a candidate, for themselves. Texts are masked before they are stored.
 */
final class DeskTasks extends KeptComments {

    private final TaskVisibilityChecker checker;

    DeskTasks(TaskVisibilityChecker checker, Masking masking, ProcessEngineConfigurationImpl engine, ObjectProvider<SecurityAudit> audit,
            TimelineComments timeline, ModelNames names) {
        super(masking, engine, audit, timeline, names);
        this.checker = checker;
    }

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            ClaimTaskCmd claim = new ClaimTaskCmd(taskId, userId);
            if (task == null || TaskVisibilityChecker.user() == null) {
                return claim.execute(context);
            }
            checkClaim(task, userId, TaskVisibilityChecker.user());
            return context.runWithoutAuthorization(claim);
        });
    }

    private void checkClaim(TaskEntity task, String userId, Authentication user) {
        checker.checkWorkOfRole(task);
        boolean own = user.getUserId().equals(task.getAssignee());
        boolean forOneself = user.getUserId().equals(userId) || userId == null && own;
        boolean offered = own || task.getIdentityLinks().stream().anyMatch(link -> isOffered(link, user));
        if (!(forOneself && offered) && !mayAssign(task)) {
            throw new AuthorizationException(
                    forOneself ? CatalogueText.say("secondPerson.invited", SecondPersonListener.invited(task))
                            : CatalogueText.say("task.claimedForOneself"));
        }
    }

    private boolean mayAssign(TaskEntity task) {
        try {
            checker.checkTaskAssign(task);
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static boolean isOffered(IdentityLinkEntity link, Authentication user) {
        return IdentityLinkType.CANDIDATE.equals(link.getType())
                && (user.getUserId().equals(link.getUserId())
                        || link.getGroupId() != null && user.getGroupIds() != null && user.getGroupIds().contains(link.getGroupId()));
    }

    // ---- who is offered a task

    @Override
    public void addCandidateUser(String taskId, String userId) {
        checkOffer(taskId, userId, null);
        super.addCandidateUser(taskId, userId);
    }

    @Override
    public void addCandidateGroup(String taskId, String groupId) {
        checkOffer(taskId, null, groupId);
        super.addCandidateGroup(taskId, groupId);
    }

    @Override
    public void addUserIdentityLink(String taskId, String userId, String identityLinkType) {
        checkOffer(taskId, userId, null);
        super.addUserIdentityLink(taskId, userId, identityLinkType);
    }

    @Override
    public void addGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
        checkOffer(taskId, null, groupId);
        super.addGroupIdentityLink(taskId, groupId, identityLinkType);
    }

    /** People who may assign a task can invite others as the second person, but not themselves. */
    private void checkOffer(String taskId, @Nullable String userId, @Nullable String groupId) {
        check(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            Authentication user = Objects.requireNonNull(TaskVisibilityChecker.user());
            boolean oneself = user.getUserId().equals(userId) || user.getGroupIds() != null && user.getGroupIds().contains(groupId);
            if (task != null && oneself && SecondPersonListener.isReview(task.getTaskDefinitionKey())
                    && task.getIdentityLinks().stream().noneMatch(link -> isOffered(link, user))) {
                throw new AuthorizationException(CatalogueText.say("secondPerson.invited", SecondPersonListener.invited(task)));
            }
        });
    }

    // ---- comments and attachments

    @Override
    public List<Comment> getTaskComments(String taskId) {
        checkTask(taskId);
        return super.getTaskComments(taskId);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        checkTask(taskId);
        return super.getTaskComment(taskId, commentId);
    }

    @Override
    public List<Event> getTaskEvents(String taskId) {
        checkTask(taskId);
        return super.getTaskEvents(taskId);
    }

    @Override
    public List<Comment> getProcessInstanceComments(String processInstanceId) {
        checkInstance(processInstanceId);
        return super.getProcessInstanceComments(processInstanceId);
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        checkPlace(taskId, processInstance);
        return super.createComment(taskId, processInstance, message);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description,
            InputStream content) {
        checkPlace(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
        checkPlace(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    @Override
    public void saveAttachment(Attachment attachment) {
        checkPlace(attachment.getTaskId(), attachment.getProcessInstanceId());
        super.saveAttachment(attachment);
    }

    @Override
    public Attachment getAttachment(String attachmentId) {
        return checked(super.getAttachment(attachmentId));
    }

    @Override
    public InputStream getAttachmentContent(String attachmentId) {
        checked(super.getAttachment(attachmentId));
        return super.getAttachmentContent(attachmentId);
    }

    @Override
    public void deleteAttachment(String attachmentId) {
        checked(super.getAttachment(attachmentId));
        super.deleteAttachment(attachmentId);
    }

    @Override
    public Attachment getTaskAttachment(String taskId, String attachmentId) {
        checkTask(taskId);
        return super.getTaskAttachment(taskId, attachmentId);
    }

    @Override
    public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
        checkTask(taskId);
        return super.getTaskAttachmentContent(taskId, attachmentId);
    }

    @Override
    public void deleteTaskAttachment(String taskId, String attachmentId) {
        checkTask(taskId);
        super.deleteTaskAttachment(taskId, attachmentId);
    }

    @Override
    public List<Attachment> getTaskAttachments(String taskId) {
        checkTask(taskId);
        return super.getTaskAttachments(taskId);
    }

    @Override
    public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
        checkInstance(processInstanceId);
        return super.getProcessInstanceAttachments(processInstanceId);
    }

    @Override
    public List<Task> getSubTasks(String parentTaskId) {
        checkTask(parentTaskId);
        return super.getSubTasks(parentTaskId);
    }

    @Override
    public TaskReport createTaskReport() {
        return new WaitingTasksReport(commandExecutor);
    }

    private Attachment checked(Attachment attachment) {
        if (attachment != null) {
            checkPlace(attachment.getTaskId(), attachment.getProcessInstanceId());
        }
        return attachment;
    }

    /** A comment or attachment of a task also belongs to the task's process instance, and to no other. */
    private void checkPlace(String taskId, String processInstanceId) {
        if (taskId == null) {
            checkInstance(processInstanceId);
            return;
        }
        checkTask(taskId);
        if (processInstanceId != null) {
            check(context -> {
                HistoricTaskInstanceEntity task = context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
                if (task == null || !processInstanceId.equals(task.getProcessInstanceId())) {
                    throw new AuthorizationException(CatalogueText.say("task.ofAnotherInstance"));
                }
            });
        }
    }

    private void checkTask(String taskId) {
        check(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task != null) {
                context.getProcessEngineConfiguration().getCommandCheckers().forEach(each -> each.checkReadTask(task));
            } else if (taskId == null || context.getProcessEngineConfiguration().getHistoryService().createHistoricTaskInstanceQuery()
                    .taskId(taskId).count() == 0) {
                throw new AuthorizationException(CatalogueText.say("task.notSeen"));
            }
        });
    }

    private void checkInstance(String processInstanceId) {
        check(context -> {
            Objects.requireNonNull(processInstanceId, "processInstanceId");
            if (context.getExecutionManager().findExecutionById(processInstanceId) != null) {
                context.getProcessEngineConfiguration().getCommandCheckers()
                        .forEach(each -> each.checkReadProcessInstance(processInstanceId));
            } else if (context.getProcessEngineConfiguration().getHistoryService().createHistoricProcessInstanceQuery()
                    .processInstanceId(processInstanceId).count() == 0) {
                throw new AuthorizationException(CatalogueText.say("task.instanceNotSeen"));
            }
        });
    }

    private void check(Consumer<CommandContext> check) {
        commandExecutor.execute((Command<Void>) context -> {
            if (TaskVisibilityChecker.user() != null) {
                check.accept(context);
            }
            return null;
        });
    }
}
