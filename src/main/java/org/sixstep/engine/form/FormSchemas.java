package org.sixstep.engine.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.DeployedForms;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.KnownFields;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketField;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The forms as deployed. A deployed form never changes, so each is parsed once; there are as many as were ever used by a running ticket.
 */
@Component
class FormSchemas implements DeployedForms {

    private static final KnownFields KNOWN = new KnownFields(
            TicketField.all().stream().map(TicketField::key).collect(Collectors.toUnmodifiableSet()),
            TicketField.keys(TicketField.Trait.CONTACT), TicketField.keys(TicketField.Trait.MAIL_ADDRESS));

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();
    private final Map<String, List<FormSchema>> formsOf = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    /** Looked up late: the engine needs the handlers of forms when it is built. */
    FormSchemas(ObjectProvider<ProcessEngineConfigurationImpl> engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

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

    /** The same for a step that certainly has a form, because its form handler was called. */
    FormSchema required(FormDefinition definition, String deploymentId, VariableScope scope) {
        return Objects.requireNonNull(find(definition, deploymentId, scope), "This step has no form");
    }

    @Override
    public FormSchema deployedWith(String processDefinitionId, String formKey) {
        return ofDeployment(Context.getProcessEngineConfiguration().getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId).getDeploymentId(), formKey);
    }

    @Override
    public FormSchema latest(String formKey) {
        return engine.getObject().getCommandExecutorTxRequired().execute(context -> parse(
                context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(formKey), formKey));
    }

    /** Of all forms of this deployment, then of what else is deployed, as it was when first asked; read inside an engine command. */
    FormWords words(String deploymentId) {
        return new FormWords(() -> {
            List<FormSchema> forms = formsOf.get(deploymentId);
            if (forms == null) {
                List<String> own = jdbc.sql("select key_ from act_re_camformdef where deployment_id_ = ? order by key_").param(deploymentId)
                        .query(String.class).list();
                List<String> others = new ArrayList<>(
                        jdbc.sql("select distinct key_ from act_re_camformdef order by key_").query(String.class).list());
                others.removeAll(own);
                forms = Stream.concat(own.stream().map(key -> ofDeployment(deploymentId, key)), others.stream().map(this::latest)).toList();
                formsOf.put(deploymentId, forms);
            }
            return forms;
        });
    }

    private FormSchema ofDeployment(String deploymentId, String key) {
        FormSchema known = parsed.get(deploymentId + '/' + key);
        return known != null ? known : parse(
                Context.getCommandContext().getCamundaFormDefinitionManager().findDefinitionByDeploymentAndKey(deploymentId, key), key);
    }

    /** Whether it was deployed before forms could mark personal texts: its tables and gateways still get them. */
    private boolean isFromBefore(String deploymentId) {
        return jdbc.sql("select exists (select from sixstep.deployment_before_properties where deployment_id = ?)").param(deploymentId)
                .query(Boolean.class).single();
    }

    private FormSchema parse(@Nullable CamundaFormDefinitionEntity form, String key) {
        if (form == null) {
            throw new ProcessEngineException(CatalogueText.say("refused.formMissing", key));
        }
        return parsed.computeIfAbsent(form.getDeploymentId() + '/' + key,
                unused -> FormSchema.parse(new String(Context.getCommandContext().getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName()).getBytes(),
                        StandardCharsets.UTF_8), KNOWN, !isFromBefore(form.getDeploymentId())));
    }
}
