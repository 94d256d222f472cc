package org.sixstep.engine.job;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/**
 * While more jobs are due than the threads can do, the thread that acquires them does one itself instead of asking the database for one or
 * two more every few milliseconds: then there is room for a whole batch again.
 */
@Component
class CallerRunsPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        JobExecutor jobExecutor = configuration.getJobExecutor();
        if (jobExecutor != null) {
            jobExecutor.setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
        }
    }
}
