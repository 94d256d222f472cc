package org.sixstep.process.clock;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.sixstep.process.decision.DecisionResults;
import org.sixstep.process.decision.DeployedDecisions;
import org.sixstep.sla.ServiceLevels;
import org.springframework.stereotype.Component;

/** Applies the targets that the table gave (R17-R19, R26, R37, R39, R50-R53, R60, R64); timers that are already set are updated. */
@Component
class SetServiceLevelsListener implements ExecutionListener {

    private final ServiceLevels levels;
    private final ServiceLevelMapper promised;
    private final DeployedDecisions decisions;
    private final ClockTimers timers;

    SetServiceLevelsListener(ServiceLevels levels, ServiceLevelMapper promised, DeployedDecisions decisions, ClockTimers timers) {
        this.levels = levels;
        this.promised = promised;
        this.decisions = decisions;
        this.timers = timers;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UUID ticketId = SupportTicket.ticketId(execution);
        int version = decisions.of(SupportTicket.deploymentId(execution), ServiceLevelMapper.DECISION).version();
        if (levels.promise(ticketId, promised.of(DecisionResults.rows(execution), version))) {
            timers.reset(ticketId);
        }
    }
}
