package org.sixstep.engine.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessApplicationDeployment;
import org.sixstep.sla.InvalidCalendarException;
import org.sixstep.sla.WorkCalendars;
import org.springframework.stereotype.Component;

/** Deploys calendars like models, in the same transaction: an invalid one makes the whole deployment fail. */
@Component
class CalendarDeployer extends AbstractProcessEnginePlugin implements Deployer {

    private final WorkCalendars calendars;

    CalendarDeployer(WorkCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // before the engine's own: a model may need a calendar while it is deployed
        List<Deployer> deployers = configuration.getCustomPreDeployers() == null ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPreDeployers());
        deployers.add(this);
        configuration.setCustomPreDeployers(deployers);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // the engine also calls this when it reads a known deployment into its cache again
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new HashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        try {
            if (ProcessApplicationDeployment.PROCESS_APPLICATION_DEPLOYMENT_SOURCE.equals(deployment.getSource())) {
                calendars.deployRelease(files, deployment.getId());
            } else {
                calendars.deploy(files, deployment.getId());
            }
        } catch (InvalidCalendarException e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }
}
