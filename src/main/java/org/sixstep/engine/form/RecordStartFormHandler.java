package org.sixstep.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.InvalidFormException;

/** Creates a record from a submitted start form; the process gets its id and the variables that its gateways use. */
final class RecordStartFormHandler implements StartFormHandler {

    private final StartFormHandler original;
    private final FormRecord record;
    private final GatewayVariables gatewayVariables;
    private final RecordForms forms;

    RecordStartFormHandler(StartFormHandler original, FormRecord record, GatewayVariables gatewayVariables, RecordForms forms) {
        this.original = original;
        this.record = record;
        this.gatewayVariables = gatewayVariables;
        this.forms = forms;
    }

    @Override
    public void parseConfiguration(Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        original.parseConfiguration(activity, deployment, definition, parse);
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return original.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        ExecutionEntity instance = (ExecutionEntity) scope;
        ProcessDefinitionEntity definition = instance.getProcessDefinition();
        FormSchema schema = forms.schemas().required(definition.getStartFormDefinition(), definition.getDeploymentId(), scope);
        try {
            Map<String, Object> accepted = forms.accept(schema, properties, Map.of());
            scope.setVariable(record.idVariable(), record.create(definition.getInitial().getId(), accepted, schema).toString());
            schema.keys().stream().filter(schema::isEntered)
                    .filter(key -> gatewayVariables.isRead(key) && forms.isForGateways(key, record, schema))
                    .forEach(key -> scope.setVariable(key, FormValues.asked(accepted.get(key))));
        } catch (InvalidFormException | IllegalArgumentException e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }
}
