package org.sixstep.engine.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.sixstep.engine.expression.ModelExpressionManager;
import org.sixstep.engine.expression.ModelExpressions;
import org.sixstep.engine.form.FormRecords;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/**
 * Validates every file of a new deployment before the engine reads it, whichever endpoint it came through: what could run code, read what
 * its author may not read or stop the engine is refused. Existing deployments are not checked again, because tickets are running in them.
 */
@Component
class DeploymentValidator extends AbstractProcessEnginePlugin implements Deployer {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,99}");
    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form", ".calendar.yaml", ".holidays.yaml");
    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 10_000_000;

    private final FormRecords records;
    /** Since {@link #postInit}. */
    @SuppressWarnings("NullAway.Init")
    private ModelExpressions expressions;

    DeploymentValidator(FormRecords records) {
        this.records = records;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // before the deployers of the calendars and the engine, which must not read what is refused here
        List<Deployer> deployers = new ArrayList<>();
        deployers.add(this);
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        expressions = new ModelExpressions((ModelExpressionManager) configuration.getExpressionManager());
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<ModelFile> files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes())).toList();
        List<String> refused = new ArrayList<>();
        if (deployment.getTenantId() != null) {
            refused.add(ModelRule.TENANT.say());
        }
        if (files.size() > MOST_FILES || files.stream().mapToLong(file -> file.content().length).sum() > MOST_BYTES) {
            refused.add(ModelRule.DEPLOYMENT_SIZE.say(MOST_FILES, MOST_BYTES));
        } else {
            files.forEach(file -> checkFile(file, refused));
        }
        if (refused.isEmpty()) {
            new CallRules(files.stream().filter(file -> file.name().endsWith(".bpmn")).toList()).check(refused);
            new OwnFieldRules(files, records.idVariables()).check(refused);
        }
        if (!refused.isEmpty()) {
            throw new RefusedModelException(refused);
        }
    }

    private void checkFile(ModelFile file, List<String> refused) {
        String name = file.shortName();
        if (!NAME.matcher(name).matches() || file.name().contains("..")
                || file.name().chars().anyMatch(character -> character == '\\' || Character.isISOControl(character))) {
            refused.add(ModelRule.FILE_NAME.say());
        } else if (KINDS.stream().noneMatch(name::endsWith)) {
            refused.add(ModelRule.FILE_TYPE.say(name, String.join(CatalogueText.say("list.separator"), KINDS)));
        } else if (file.content().length > ModelFile.MOST_BYTES) {
            refused.add(ModelRule.FILE_SIZE.say(name, ModelFile.MOST_BYTES));
        } else if (name.endsWith(".bpmn")) {
            new DiagramRules(file, expressions, records).check(refused);
        } else if (name.endsWith(".dmn")) {
            new TableRules(file).check(refused);
        } else if (name.endsWith(".form")) {
            new FormRules(file).check(refused);
        }
    }
}
