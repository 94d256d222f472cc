package org.sixstep.process;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.TicketStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the table {@code escalate} which levels a clock has; a running ticket keeps the table that it was deployed with. */
@Component
class EscalationLadder {

    private static final String ESCALATE = "escalate";

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final OwnAuthority authority;
    private final TicketStore tickets;
    /** Ids of tables by deployment; a deployment never changes. */
    private final Map<String, String> tables = new ConcurrentHashMap<>();

    EscalationLadder(@Lazy RepositoryService repository, @Lazy DecisionService decisions, OwnAuthority authority, TicketStore tickets) {
        this.repository = repository;
        this.decisions = decisions;
        this.authority = authority;
        this.tickets = tickets;
    }

    Function<SlaClock, List<AlarmLevel>> of(DelegateExecution execution) {
        UUID ticketId = SupportTicket.ticketId(execution);
        String deployment = ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId();
        return clock -> authority.run(() -> decisions.evaluateDecisionTableById(tables.computeIfAbsent(deployment, this::table),
                Variables.createVariables().putValue("priority", tickets.get(ticketId).priority()).putValue("clock", clock.name())
                        .putValue("warnPercent", clock.level().warnPercent()))
                .getResultList().stream().map(AlarmLevel::of).toList());
    }

    /** Models from before there was such a table use the newest one. */
    private String table(String deployment) {
        DecisionDefinition own = repository.createDecisionDefinitionQuery().decisionDefinitionKey(ESCALATE).deploymentId(deployment).singleResult();
        return own != null ? own.getId() : repository.createDecisionDefinitionQuery().decisionDefinitionKey(ESCALATE).latestVersion().singleResult().getId();
    }
}
