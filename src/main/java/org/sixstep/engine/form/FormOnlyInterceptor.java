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

/**
 * Closes the side doors of a step: the engine lets whoever may work on a task also end it by an error, write variables by resolving it, or
 * hang files and addresses at it that nobody checked, and whoever may start a process begin in its middle, anew with what has ended, or by
 * a message that names another's record. People of the desk start and complete with forms; only administrators may do otherwise.
 */
public final class FormOnlyInterceptor extends CommandInterceptor {

    private static final List<Class<?>> SIDE_DOORS = List.of(ResolveTaskCmd.class, HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            StartProcessInstanceAtActivitiesCmd.class, StartProcessInstanceCmd.class, CorrelateMessageCmd.class,
            CorrelateAllMessageCmd.class,
            MessageEventReceivedCmd.class, SignalEventReceivedCmd.class, EvaluateStartConditionCmd.class, SetTaskVariablesCmd.class,
            PatchTaskVariablesCmd.class,
            RemoveTaskVariablesCmd.class, RestartProcessInstancesCmd.class, RestartProcessInstancesBatchCmd.class);
    private static final List<Class<?>> ATTACHMENTS = List.of(CreateAttachmentCmd.class, SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class);
    /** The engine asks nobody for a job that belongs to no process. */
    private static final List<Class<?>> JOB_STATES = List.of(SuspendJobCmd.class, ActivateJobCmd.class);

    private final ProcessEngineConfigurationImpl configuration;

    public FormOnlyInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (SIDE_DOORS.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new BadUserRequestException("Steps are started and completed with their forms (submit-form), not beside them.");
        }
        if (ATTACHMENTS.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new BadUserRequestException("Nothing is attached to a task of the engine.");
        }
        if (JOB_STATES.contains(command.getClass()) && !AdministratorCheck.isPassed(configuration)) {
            throw new AuthorizationException("Jobs are suspended by administrators only.");
        }
        return next.execute(command);
    }
}
