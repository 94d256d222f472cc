package org.sixstep.process;

import java.util.List;
import org.sixstep.sla.ServiceLevel;
import org.sixstep.sla.TodaysPolicy;
import org.sixstep.ticket.Ticket;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.stereotype.Component;

/** The newest version of {@code setServiceLevels}, asked once in each transaction that stops a clock. */
@Component
class CurrentPolicy implements TodaysPolicy {

    private final DeployedDecisions decisions;
    private final PromisedLevels levels;
    private final TransactionScoped<Newest> newest = new TransactionScoped<>(Newest::new, nothing -> { });

    private static final class Newest {

        private DeployedDecisions.Table table;
    }

    CurrentPolicy(DeployedDecisions decisions, PromisedLevels levels) {
        this.decisions = decisions;
        this.levels = levels;
    }

    @Override
    public int version() {
        return table().version();
    }

    @Override
    public List<ServiceLevel> levels(Ticket ticket) {
        DeployedDecisions.Table table = table();
        return levels.of(decisions.evaluate(table, ticket.facts()), table.version());
    }

    private DeployedDecisions.Table table() {
        Newest asked = newest.get();
        if (asked.table == null) {
            asked.table = decisions.newest(PromisedLevels.DECISION);
        }
        return asked.table;
    }
}
