package org.sixstep.engine.visibility;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.sixstep.database.StartRefusedException;
import org.sixstep.masking.Masking;
import org.springframework.stereotype.Component;

/**
 * Lets the engine show each person the tickets that are theirs to see: its queries, its commands and its task API, which stores only what
 * is masked.
 */
@Component
class VisibilityPlugin extends AbstractProcessEnginePlugin {

    private final RowFilterInterceptor queries;
    private final TaskVisibilityChecker checker;
    private final Masking masking;

    VisibilityPlugin(EngineTicketVisibility sight, Masking masking) {
        this.masking = masking;
        this.queries = new RowFilterInterceptor(sight);
        this.checker = new TaskVisibilityChecker(sight);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new DeskTasks(checker, masking));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandChecker> checkers = configuration.getCommandCheckers();
        checkers.replaceAll(each -> each.getClass() == AuthorizationCommandChecker.class ? checker : each);
        if (!checkers.contains(checker)) {
            throw new StartRefusedException("The engine has no authorization checks that the desk's could stand for.",
                    "Report this: the engine's version is not the one that was tested.");
        }
        configuration.getSqlSessionFactory().getConfiguration().addInterceptor(queries);
    }
}
