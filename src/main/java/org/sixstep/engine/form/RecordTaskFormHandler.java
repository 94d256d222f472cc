package org.sixstep.engine.form;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;

/**
 * Serves the Camunda Form of a user task from its record and writes back what the agent entered, checked and typed, whatever client sends
 * it. Only answers that a gateway asks for become process variables.
 */
final class RecordTaskFormHandler implements TaskFormHandler, TaskListener {

    private static final String SUBMITTED = "formSubmitted";
    /** Set as a transient variable until the task is complete; no client knows it. A text, because Spin refuses a plain object. */
    private static final String PROOF = UUID.randomUUID().toString();

    private final TaskFormHandler original;
    private final FormRecord record;
    private final GatewayVariables gatewayVariables;
    private final RecordForms forms;

    RecordTaskFormHandler(TaskFormHandler original, FormRecord record, GatewayVariables gatewayVariables, RecordForms forms) {
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
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData data = original.createTaskForm(task);
        FormSchema schema = schema(task);
        if (schema != null) {
            record.read(FormRecords.id(record, task), task.getTaskDefinitionKey(), schema::mentions, words(task)).forEach((key, value) -> {
                if (value != null && schema.mentions(key) && !isEnteredAnew(schema, key)) {
                    data.getFormFields()
                            .add(field(key, schema.shown().contains(key) && !record.isWritten(key) ? Markdown.escaped(value) : value));
                }
            });
            // listed as empty, because the engine adds every process variable that is not listed
            Set<String> listed = data.getFormFields().stream().map(FormField::getId).collect(Collectors.toSet());
            Stream.concat(schema.keys().stream().filter(key -> isEnteredAnew(schema, key)),
                    schema.shown().stream().filter(key -> !listed.contains(key))).distinct()
                    .filter(task::hasVariable).forEach(key -> data.getFormFields().add(field(key, null)));
        }
        return data;
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        FormSchema schema = Objects.requireNonNull(schema(task), "This step has no form");
        UUID id = FormRecords.id(record, task);
        String step = task.getTaskDefinitionKey();
        try {
            Map<String, Object> known = new HashMap<>(record.read(id, step, schema::needs, words(task)));
            known.keySet().removeIf(key -> gatewayVariables.isRead(key) && schema.isEntered(key));
            Map<String, Object> accepted = forms.accept(schema, properties, known);
            record.write(id, step, accepted, schema);
            schema.keys().stream().filter(schema::isEntered).forEach(key -> answer(task, schema, key, accepted.get(key)));
        } catch (InvalidFormException | IllegalArgumentException e) {
            throw new BadUserRequestException(e.getMessage(), e);
        }
        task.setVariableLocal(SUBMITTED, Variables.stringValue(PROOF, true));
    }

    /** On completion: a task cannot be completed without its form. */
    @Override
    public void notify(DelegateTask task) {
        if (!PROOF.equals(task.getVariableLocal(SUBMITTED))) {
            throw new BadUserRequestException(CatalogueText.say("refused.completedWithoutForm"));
        }
        task.removeVariableLocal(SUBMITTED);
    }

    /**
     * Decisions are made anew each time: a form never shows the last answer to a gateway, nor what its author marked {@code prefill:
     * false}.
     */
    private boolean isEnteredAnew(FormSchema schema, String key) {
        return schema.keys().contains(key) && (gatewayVariables.isRead(key) || !schema.isPrefilled(key));
    }

    private void answer(TaskEntity task, FormSchema schema, String key, @Nullable Object value) {
        if (gatewayVariables.isRead(key) && forms.isForGateways(key, record, schema)) {
            ExecutionEntity holder = gatewayVariables.holder(key, task);
            holder.setVariableLocal(key, FormValues.asked(value));
        }
    }

    private FormWords words(TaskEntity task) {
        return forms.schemas().words(task.getProcessDefinition().getDeploymentId());
    }

    private @Nullable FormSchema schema(TaskEntity task) {
        return forms.schemas().find(task.getTaskDefinition().getFormDefinition(), task.getProcessDefinition().getDeploymentId(), task);
    }

    private static FormFieldImpl field(String key, @Nullable Object value) {
        FormFieldImpl field = new FormFieldImpl();
        field.setId(key);
        field.setValue(FormValues.shown(value));
        return field;
    }
}
