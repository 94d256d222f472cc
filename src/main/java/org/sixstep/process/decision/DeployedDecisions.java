package org.sixstep.process.decision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.sixstep.process.RunAsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates decisions from code; a running ticket keeps the tables that it was deployed with, as in its business rule tasks. */
@Component
public class DeployedDecisions {

    public record Table(String id, int version) {}

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final RunAsSystem authority;
    /** By deployment and key; a deployment never changes. */
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    DeployedDecisions(@Lazy RepositoryService repository, @Lazy DecisionService decisions, RunAsSystem authority) {
        this.repository = repository;
        this.decisions = decisions;
        this.authority = authority;
    }

    /** The table that was deployed with a model; for a model from before there was one, the newest. */
    public Table of(String deploymentId, String key) {
        return tables.computeIfAbsent(deploymentId + "/" + key, unknown -> authority.run(() -> {
            DecisionDefinition own = repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).deploymentId(deploymentId)
                    .singleResult();
            return own == null ? newest(key) : new Table(own.getId(), own.getVersion());
        }));
    }

    /** The table that new tickets get. */
    public Table newest(String key) {
        return authority.run(() -> {
            DecisionDefinition newest = repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion()
                    .singleResult();
            return new Table(newest.getId(), newest.getVersion());
        });
    }

    public List<Map<String, Object>> evaluate(Table table, Map<String, Object> facts) {
        return authority.run(() -> decisions.evaluateDecisionTableById(table.id(), facts).getResultList());
    }
}
