package org.sixstep.engine.form;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.sixstep.engine.authorization.AdministratorCheck;
import org.sixstep.text.CatalogueText;

/**
 * Refuses commands that would bypass the forms: whoever may work on a task could also end it by an error, write variables by resolving it
 * or attach unchecked files, and whoever may start a process could start it in the middle, restart an ended one or send a message with
 * the id of another record. Only administrators may use these commands.
 */
public final class FormOnlyInterceptor extends CommandInterceptor {

    private static final List<Class<?>> WITHOUT_FORM = List.of(ResolveTaskCmd.class, HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            StartProcessInstanceAtActivitiesCmd.class, StartProcessInstanceCmd.class, CorrelateMessageCmd.class,
            CorrelateAllMessageCmd.class,
            MessageEventReceivedCmd.class, SignalEventReceivedCmd.class, EvaluateStartConditionCmd.class, SetTaskVariablesCmd.class,
            PatchTaskVariablesCmd.class,
            RemoveTaskVariablesCmd.class, RestartProcessInstancesCmd.class, RestartProcessInstancesBatchCmd.class);
    private static final List<Class<?>> ATTACHMENTS = List.of(CreateAttachmentCmd.class, SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class);
    /** The engine does not check authorizations for a job that belongs to no process. */
    private static final List<Class<?>> JOB_STATES = List.of(SuspendJobCmd.class, ActivateJobCmd.class);

    private final ProcessEngineConfigurationImpl configuration;

    public FormOnlyInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (WITHOUT_FORM.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new BadUserRequestException(CatalogueText.say("refused.withoutForm"));
        }
        if (ATTACHMENTS.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new BadUserRequestException(CatalogueText.say("refused.attachment"));
        }
        if (JOB_STATES.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new AuthorizationException(CatalogueText.say("refused.jobState"));
        }
        return next.execute(command);
    }
}
