package org.sixstep.engine.visibility;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.authorization.AdministratorCheck;
import org.sixstep.masking.Masking;
import org.sixstep.text.BilingualText;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Comments are part of the record: the engine would let whoever works on a task rewrite them under another name, and delete those of all.
 * Only administrators do, for example when a comment holds what must not be kept, and the security log says who did.
 */
class KeptComments extends MaskedTasks {

    private static final String CHANGED = "commentChanged";
    private static final String DELETED = "commentDeleted";
    private static final String ALL = "all";

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<SecurityAudit> audit;

    KeptComments(Masking masking, ProcessEngineConfigurationImpl engine, ObjectProvider<SecurityAudit> audit) {
        super(masking);
        this.engine = engine;
        this.audit = audit;
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        asAdministrator(CHANGED, taskId, commentId, () -> super.updateTaskComment(taskId, commentId, message));
    }

    @Override
    public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
        asAdministrator(CHANGED, processInstanceId, commentId,
                () -> super.updateProcessInstanceComment(processInstanceId, commentId, message));
    }

    @Override
    public void deleteTaskComment(String taskId, String commentId) {
        asAdministrator(DELETED, taskId, commentId, () -> super.deleteTaskComment(taskId, commentId));
    }

    @Override
    public void deleteTaskComments(String taskId) {
        asAdministrator(DELETED, taskId, ALL, () -> super.deleteTaskComments(taskId));
    }

    @Override
    public void deleteProcessInstanceComment(String processInstanceId, String commentId) {
        asAdministrator(DELETED, processInstanceId, commentId, () -> super.deleteProcessInstanceComment(processInstanceId, commentId));
    }

    @Override
    public void deleteProcessInstanceComments(String processInstanceId) {
        asAdministrator(DELETED, processInstanceId, ALL, () -> super.deleteProcessInstanceComments(processInstanceId));
    }

    /** The change and its entry in the log are one transaction. */
    private void asAdministrator(String kind, String place, String comment, Runnable change) {
        if (!AdministratorCheck.isPassed(engine)) {
            throw new AuthorizationException(BilingualText.say("comment.kept"));
        }
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        commandExecutor.execute(context -> {
            change.run();
            if (user != null) {
                audit.getObject().recordDone(user.getUserId(), kind, place, Map.of("comment", comment));
            }
            return null;
        });
    }
}
