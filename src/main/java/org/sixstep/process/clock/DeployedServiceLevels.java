package org.sixstep.process.clock;

import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.process.decision.DeployedDecisions;
import org.sixstep.sla.CurrentServiceLevels;
import org.sixstep.sla.ServiceLevel;
import org.sixstep.ticket.Ticket;
import org.sixstep.transaction.TransactionScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Evaluates the newest version of {@code setServiceLevels}, looked up once in each transaction that stops a clock. As in a diagram it gets
 * no personal facts. If it fails there is no verdict by it, but the clock stops.
 */
@Component
class DeployedServiceLevels implements CurrentServiceLevels {

    private static final Logger log = LoggerFactory.getLogger(DeployedServiceLevels.class);

    private final DeployedDecisions decisions;
    private final ServiceLevelMapper levels;
    private final ZoneId zone;
    private final TransactionScoped<Newest> newest = new TransactionScoped<>(Newest::new, nothing -> {
    });

    private static final class Newest {

        private DeployedDecisions.@Nullable Table table;
    }

    DeployedServiceLevels(DeployedDecisions decisions, ServiceLevelMapper levels, SixstepProperties settings) {
        this.decisions = decisions;
        this.levels = levels;
        this.zone = settings.zone();
    }

    @Override
    public int version() {
        return table().version();
    }

    @Override
    public List<ServiceLevel> levels(Ticket ticket) {
        DeployedDecisions.Table table = table();
        try {
            return levels.of(decisions.evaluate(table, ticket.neutralFacts(zone)), table.version());
        } catch (IllegalArgumentException | ProcessEngineException e) {
            log.error("Version {} of {} gives no result for {}: {}", table.version(), ServiceLevelMapper.DECISION, ticket.number(),
                    e.getMessage());
            return List.of();
        }
    }

    private DeployedDecisions.Table table() {
        Newest asked = newest.get();
        if (asked.table == null) {
            asked.table = decisions.newest(ServiceLevelMapper.DECISION);
        }
        return asked.table;
    }
}
