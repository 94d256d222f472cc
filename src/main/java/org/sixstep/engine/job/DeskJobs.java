package org.sixstep.engine.job;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.sixstep.engine.authorization.AdministratorCheck;
import org.sixstep.text.CatalogueText;

/** The engine's management of jobs, in which people give a failed job another try and nothing else. */
public final class DeskJobs extends ManagementServiceImpl {

    private final ProcessEngineConfigurationImpl engine;

    public DeskJobs(ProcessEngineConfigurationImpl engine) {
        super(engine);
        this.engine = engine;
    }

    /**
     * Asked before the job is begun: the engine asks within the job, and a refusal would then be a failure of the job, which costs it a
     * retry and moves its date.
     */
    @Override
    public void executeJob(String jobId) {
        commandExecutor.execute(context -> {
            JobEntity job = jobId == null ? null : context.getJobManager().findJobById(jobId);
            if (job != null) {
                engine.getCommandCheckers().forEach(checker -> checker.checkUpdateJob(job));
            }
            return null;
        });
        super.executeJob(jobId);
    }

    /** Whatever sets retries at once, of one job, of several or of a definition, is made here. */
    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new AnotherTry(commandExecutor, retries, engine);
    }

    private static final class AnotherTry extends SetJobRetriesBuilderImpl {

        private final ProcessEngineConfigurationImpl engine;

        AnotherTry(CommandExecutor executor, int retries, ProcessEngineConfigurationImpl engine) {
            super(executor, retries);
            this.engine = engine;
        }

        /** No other time, which could be never, and not no try at all. */
        @Override
        public void execute() {
            boolean isAnotherTry = retries > 0 && !isDueDateSet;
            if (!isAnotherTry && !AdministratorCheck.isPassed(engine)) {
                throw new AuthorizationException(CatalogueText.say("refused.jobRetry"));
            }
            super.execute();
        }
    }
}
