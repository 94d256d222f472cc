package org.sixstep.engine.form;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.sixstep.form.FormSchema;
import org.sixstep.process.ticket.DeployedForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deployed forms for code that is not a form handler. */
@Component
class EngineForms implements DeployedForms {

    private final FormSchemas schemas;
    private final ObjectProvider<ProcessEngineConfigurationImpl> configuration;

    EngineForms(FormSchemas schemas, ObjectProvider<ProcessEngineConfigurationImpl> configuration) {
        this.schemas = schemas;
        this.configuration = configuration;
    }

    @Override
    public FormSchema ofDeployment(String processDefinitionId, String formKey) {
        String deployment = Context.getProcessEngineConfiguration().getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId).getDeploymentId();
        return schemas.ofDeployment(deployment, formKey);
    }

    @Override
    public FormSchema latest(String formKey) {
        return configuration.getObject().getCommandExecutorTxRequired().execute(context -> schemas.latest(formKey));
    }
}
