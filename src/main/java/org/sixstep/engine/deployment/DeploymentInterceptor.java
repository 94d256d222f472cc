package org.sixstep.engine.deployment;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.http.EngineRefusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records in the security log who deployed what, and whose models were refused and why, whichever endpoint they came through. */
@Component
public class DeploymentInterceptor extends CommandInterceptor {

    private static final int LONGEST = 1_000;

    private final ObjectProvider<SecurityAudit> audit;

    DeploymentInterceptor(ObjectProvider<SecurityAudit> audit) {
        this.audit = audit;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return command instanceof DeployCmd ? deploy(command) : next.execute(command);
    }

    private <T> T deploy(Command<T> command) {
        T deployed;
        try {
            deployed = next.execute(command);
        } catch (RuntimeException e) {
            refusal(e).ifPresent(sentence -> audit.getObject().record("modelRefused", "deployment", Map.of("reason", sentence)));
            throw e;
        }
        DeploymentWithDefinitions deployment = (DeploymentWithDefinitions) deployed;
        String definitions = definitions(deployment);
        if (deployment instanceof DeploymentEntity entity ? entity.isNew() : !definitions.isEmpty()) {
            audit.getObject().record("modelDeployed", deployment.getId(),
                    Map.of("name", String.valueOf(deployment.getName()), "definitions", definitions));
        }
        return deployed;
    }

    private static Optional<String> refusal(RuntimeException thrown) {
        Optional<EngineRefusal> refusal = EngineRefusal.of(thrown)
                .filter(found -> found.status().is4xxClientError() && found.status().value() != 409)
                .or(() -> EngineRefusal.ofModel(thrown));
        return thrown instanceof AuthorizationException ? Optional.of("not allowed to deploy") : refusal.map(EngineRefusal::sentence)
                .map(sentence -> sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST));
    }

    private static String definitions(DeploymentWithDefinitions deployment) {
        return Stream
                .<Collection<? extends ResourceDefinition>>of(deployment.getDeployedProcessDefinitions(),
                        deployment.getDeployedDecisionDefinitions())
                .filter(Objects::nonNull).flatMap(Collection::stream).map(definition -> definition.getKey() + ':' + definition.getVersion())
                .sorted()
                .reduce((one, other) -> one + ' ' + other).orElse("");
    }
}
