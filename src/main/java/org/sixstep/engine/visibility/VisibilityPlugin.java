package org.sixstep.engine.visibility;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.database.StartRefusedException;
import org.sixstep.engine.language.ModelNames;
import org.sixstep.masking.Masking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Limits the engine's queries, commands and task API to the tickets that a person may see; the task API also masks what it stores.
 */
@Component
class VisibilityPlugin extends AbstractProcessEnginePlugin {

    private final RowFilterInterceptor queries;
    private final TaskVisibilityChecker checker;
    private final Masking masking;
    private final ObjectProvider<SecurityAudit> audit;
    private final TimelineComments timeline;
    private final ModelNames names;

    VisibilityPlugin(EngineTicketVisibility visibility, Masking masking, ObjectProvider<SecurityAudit> audit, TimelineComments timeline,
            ModelNames names) {
        this.masking = masking;
        this.audit = audit;
        this.timeline = timeline;
        this.names = names;
        this.queries = new RowFilterInterceptor(visibility);
        this.checker = new TaskVisibilityChecker(visibility);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new DeskTasks(checker, masking, configuration, audit, timeline, names));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandChecker> checkers = configuration.getCommandCheckers();
        checkers.replaceAll(each -> each.getClass() == AuthorizationCommandChecker.class ? checker : each);
        if (!checkers.contains(checker)) {
            throw new StartRefusedException("The engine has no authorization checker that could be replaced.",
                    "Use the Camunda version that pom.xml names, and report this if you do.");
        }
        configuration.getSqlSessionFactory().getConfiguration().addInterceptor(queries);
    }
}
