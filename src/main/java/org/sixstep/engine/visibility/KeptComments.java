package org.sixstep.engine.visibility;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.task.Comment;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.authorization.AdministratorCheck;
import org.sixstep.engine.language.ModelNames;
import org.sixstep.masking.Masking;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Comments are part of the record: the engine would let whoever works on a task rewrite them under another name, and delete those of all.
 * Only administrators do, for example when a comment holds what must not be kept, and the security log says who did. A comment on a ticket
 * is a line of its timeline too.
 */
class KeptComments extends MaskedTasks {

    private static final String CHANGED = "commentChanged";
    private static final String DELETED = "commentDeleted";
    private static final String ALL = "all";

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<SecurityAudit> audit;
    private final TimelineComments timeline;

    KeptComments(Masking masking, ProcessEngineConfigurationImpl engine, ObjectProvider<SecurityAudit> audit, TimelineComments timeline,
            ModelNames names) {
        super(masking, names);
        this.engine = engine;
        this.audit = audit;
        this.timeline = timeline;
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        return commandExecutor.execute(context -> {
            if (taskId != null && !isOpen(context, taskId)) {
                // the engine would keep it where nobody finds or erases it
                throw new BadUserRequestException(CatalogueText.say("comment.stepEnded"));
            }
            Comment comment = super.createComment(taskId, processInstance, message);
            timeline.written(context, comment);
            return comment;
        });
    }

    @Override
    public void addComment(String taskId, String processInstance, String message) {
        createComment(taskId, processInstance, message);
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        asAdministrator(CHANGED, taskId, commentId, context -> {
            super.updateTaskComment(taskId, commentId, message);
            timeline.written(context, context.getCommentManager().findCommentByTaskIdAndCommentId(taskId, commentId));
        });
    }

    @Override
    public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
        asAdministrator(CHANGED, processInstanceId, commentId, context -> {
            super.updateProcessInstanceComment(processInstanceId, commentId, message);
            timeline.written(context,
                    context.getCommentManager().findCommentByProcessInstanceIdAndCommentId(processInstanceId, commentId));
        });
    }

    /** Of a step that is over too, which the engine refuses. */
    @Override
    public void deleteTaskComment(String taskId, String commentId) {
        asAdministrator(DELETED, taskId, commentId, context -> {
            CommentEntity comment = context.getCommentManager().findCommentByTaskIdAndCommentId(taskId, commentId);
            if (isOpen(context, taskId)) {
                super.deleteTaskComment(taskId, commentId);
            } else if (comment != null) {
                context.getCommentManager().delete(comment);
            }
        });
    }

    @Override
    public void deleteTaskComments(String taskId) {
        asAdministrator(DELETED, taskId, ALL, context -> {
            if (isOpen(context, taskId)) {
                super.deleteTaskComments(taskId);
            } else {
                context.getCommentManager().deleteCommentsByTaskId(taskId);
            }
        });
    }

    @Override
    public void deleteProcessInstanceComment(String processInstanceId, String commentId) {
        asAdministrator(DELETED, processInstanceId, commentId, context -> super.deleteProcessInstanceComment(processInstanceId, commentId));
    }

    @Override
    public void deleteProcessInstanceComments(String processInstanceId) {
        asAdministrator(DELETED, processInstanceId, ALL, context -> super.deleteProcessInstanceComments(processInstanceId));
    }

    /** The change and its entry in the log are one transaction. */
    private void asAdministrator(String kind, String place, String comment, Consumer<CommandContext> change) {
        if (!AdministratorCheck.isPassed(engine)) {
            throw new AuthorizationException(CatalogueText.say("comment.kept"));
        }
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        commandExecutor.execute(context -> {
            timeline.takenAway(place, comment.equals(ALL) ? all(context, place) : List.of(comment));
            change.accept(context);
            if (user != null) {
                audit.getObject().recordDone(user.getUserId(), kind, place, Map.of("comment", comment));
            }
            return null;
        });
    }

    private static boolean isOpen(CommandContext context, String taskId) {
        return context.getTaskManager().findTaskById(taskId) != null;
    }

    private static List<String> all(CommandContext context, String place) {
        return Stream.concat(context.getCommentManager().findCommentsByTaskId(place).stream(),
                context.getCommentManager().findCommentsByProcessInstanceId(place).stream()).map(Comment::getId).toList();
    }
}
