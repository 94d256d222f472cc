package org.sixstep.engine.form;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormSchema;
import org.springframework.stereotype.Component;

/**
 * The forms as deployed. A deployed form never changes, so each is parsed once; there are as many as were ever used by a running ticket.
 */
@Component
class FormSchemas {

    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();

    /**
     * The schema that the engine would show for this definition; null if the step has no Camunda Form. Call it inside an engine command.
     */
    @Nullable
    FormSchema find(@Nullable FormDefinition definition, String deploymentId, VariableScope scope) {
        if (definition == null || definition.getCamundaFormDefinitionKey() == null) {
            return null;
        }
        String key = String.valueOf(definition.getCamundaFormDefinitionKey().getValue(scope));
        boolean latest = DefaultFormHandler.FORM_REF_BINDING_LATEST.equals(definition.getCamundaFormDefinitionBinding());
        return latest ? latest(key) : ofDeployment(deploymentId, key);
    }

    /** The same of a step that has a form: its handler is there because of it. */
    FormSchema required(FormDefinition definition, String deploymentId, VariableScope scope) {
        return Objects.requireNonNull(find(definition, deploymentId, scope), "This step has no form");
    }

    FormSchema ofDeployment(String deploymentId, String key) {
        FormSchema known = parsed.get(deploymentId + '/' + key);
        return known != null ? known : parse(
                Context.getCommandContext().getCamundaFormDefinitionManager().findDefinitionByDeploymentAndKey(deploymentId, key), key);
    }

    FormSchema latest(String key) {
        return parse(Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(key), key);
    }

    private FormSchema parse(@Nullable CamundaFormDefinitionEntity form, String key) {
        if (form == null) {
            throw new ProcessEngineException(
                    "The form " + key + " is not in the deployment of this process; deploy models and forms together.");
        }
        return parsed.computeIfAbsent(form.getDeploymentId() + '/' + key,
                unused -> FormSchema.parse(new String(Context.getCommandContext().getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName()).getBytes(),
                        StandardCharsets.UTF_8)));
    }
}
