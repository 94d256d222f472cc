package org.sixstep.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.sixstep.database.StartRefusedException;
import org.sixstep.engine.authorization.RoleAuthorizationProvider;
import org.sixstep.engine.deployment.DeploymentInterceptor;
import org.sixstep.engine.expression.DeskFilters;
import org.sixstep.engine.expression.ModelExpressionManager;
import org.sixstep.engine.expression.NoScripts;
import org.sixstep.engine.form.FormOnlyInterceptor;
import org.sixstep.engine.form.SecondPersonInterceptor;
import org.sixstep.engine.job.DeskJobs;
import org.sixstep.engine.job.JobLanguage;
import org.sixstep.engine.job.MinimumIntervalCycles;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Switches off what is unsafe in the engine's defaults. The engine is created after this bean, and this bean after the schema. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@DependsOnDatabaseInitialization
class HardeningPlugin extends AbstractProcessEnginePlugin {

    private final ApplicationContext applicationContext;
    private final DeploymentInterceptor deployments;
    private final SecondPersonInterceptor secondPersons;
    private final JobLanguage jobs;

    HardeningPlugin(ApplicationContext applicationContext, DeploymentInterceptor deployments, SecondPersonInterceptor secondPersons,
            JobLanguage jobs) {
        this.applicationContext = applicationContext;
        this.deployments = deployments;
        this.secondPersons = secondPersons;
        this.jobs = jobs;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new ModelExpressionManager(applicationContext));
        configuration.setResourceAuthorizationProvider(new RoleAuthorizationProvider());
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration
                .setCustomPreCommandInterceptorsTxRequired(
                        List.of(jobs, deployments, secondPersons, new FormOnlyInterceptor(configuration)));
        configuration.setFilterService(new DeskFilters());
        configuration.setManagementService(new DeskJobs(configuration));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setBusinessCalendarManager(MinimumIntervalCycles.calendars());
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        refuseUnlessNestedExpressionsAreRefused(engine);
    }

    private static void refuseUnlessNestedExpressionsAreRefused(ProcessEngine engine) {
        try {
            engine.getTaskService().createTaskQuery().or().taskAssigneeExpression("${true}").endOr().count();
        } catch (ProcessEngineException refused) {
            // any other exception proves, as a result does, that the expression was evaluated
            if (refused.getCause() instanceof BadUserRequestException) {
                return;
            }
        }
        throw new StartRefusedException(
                "The engine evaluates expressions in nested queries (CVE-2026-109432): it does not ask the desk's expression manager.",
                "Report this: the engine's version is not the one that was tested.");
    }
}
