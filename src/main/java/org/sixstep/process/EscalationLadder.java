package org.sixstep.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Asks the table {@code escalate} which levels a clock has. */
@Component
class EscalationLadder {

    private static final String ESCALATE = "escalate";

    private final DeployedDecisions decisions;
    private final TicketStore tickets;

    EscalationLadder(DeployedDecisions decisions, TicketStore tickets) {
        this.decisions = decisions;
        this.tickets = tickets;
    }

    /** @param deploymentId of the model that the ticket follows */
    Function<SlaClock, List<AlarmLevel>> of(UUID ticketId, String deploymentId) {
        return clock -> {
            Map<String, Object> facts = new HashMap<>();
            facts.put("priority", tickets.get(ticketId).priority());
            facts.put("clock", clock.name());
            facts.put("warnPercent", clock.level().warnPercent());
            return decisions.evaluate(decisions.of(deploymentId, ESCALATE), facts).stream().map(AlarmLevel::of).toList();
        };
    }
}
