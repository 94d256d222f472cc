package org.sixstep.process.clock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sixstep.process.decision.DeployedDecisions;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.SlaClock;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/**
 * Evaluates the table {@code escalate} for the levels of a clock. Results are cached: a deployed table never changes, depends on three
 * facts, and is needed by every alarm.
 */
@Component
class EscalationLevels {

    private static final String ESCALATE = "escalate";
    /** More than priorities, clocks and percentages of many versions of the table. */
    private static final int MOST_ANSWERS = 5000;

    private record Question(DeployedDecisions.Table table, @Nullable String priority, String clock, int warnPercent) {}

    private final DeployedDecisions decisions;
    private final TicketStore tickets;
    private final Cache<Question, List<AlarmLevel>> answers = Caffeine.newBuilder().maximumSize(MOST_ANSWERS).executor(Runnable::run)
            .build();

    EscalationLevels(DeployedDecisions decisions, TicketStore tickets) {
        this.decisions = decisions;
        this.tickets = tickets;
    }

    /** @param deploymentId of the model that the ticket follows */
    Function<SlaClock, List<AlarmLevel>> of(UUID ticketId, String deploymentId) {
        DeployedDecisions.Table table = decisions.of(deploymentId, ESCALATE);
        return clock -> answer(new Question(table, tickets.get(ticketId).priority(), clock.name(), clock.level().warnPercent()));
    }

    /** Get and put are separate, so that no lock is held while the engine evaluates. */
    private List<AlarmLevel> answer(Question question) {
        List<AlarmLevel> known = answers.getIfPresent(question);
        if (known != null) {
            return known;
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("priority", question.priority());
        facts.put("clock", question.clock());
        facts.put("warnPercent", question.warnPercent());
        List<AlarmLevel> levels = decisions.evaluate(question.table(), facts).stream().map(AlarmLevel::of).toList();
        answers.put(question, levels);
        return levels;
    }
}
