package org.sixstep.engine.visibility;

import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.impl.TaskReportImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.task.TaskCountByCandidateGroupResult;
import org.sixstep.engine.authorization.Access;

/**
 * How many unassigned tasks wait for which group: numbers, for whoever watches the processes. The engine asks for the right to read every
 * task, which would show names and forms too.
 */
final class WaitingTasksReport extends TaskReportImpl {

    private static final long serialVersionUID = 1L;

    WaitingTasksReport(CommandExecutor executor) {
        super(executor);
    }

    @Override
    protected List<TaskCountByCandidateGroupResult> createTaskCountByCandidateGroupReport(CommandContext context) {
        Authentication user = TaskVisibilityChecker.user();
        boolean watches = user != null && user.getGroupIds() != null
                && !Collections.disjoint(user.getGroupIds(), Access.WATCH_PROCESSES.roles());
        Command<List<TaskCountByCandidateGroupResult>> count = super::createTaskCountByCandidateGroupReport;
        return watches ? context.runWithoutAuthorization(count) : count.execute(context);
    }
}
