package org.sixstep.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.ticket.Timeline;
import org.springframework.stereotype.Component;

/** Lets the clocks of a ticket stand and go on; the timeline says why, and the engine's timers follow (E1). */
@Component
class PausedClocks {

    private static final String DECISION = "limitPause";

    private final DeployedDecisions decisions;
    private final ServiceLevels levels;
    private final ClockTimers timers;
    private final Timeline timeline;

    PausedClocks(DeployedDecisions decisions, ServiceLevels levels, ClockTimers timers, Timeline timeline) {
        this.decisions = decisions;
        this.levels = levels;
        this.timers = timers;
        this.timeline = timeline;
    }

    /**
     * @param deploymentId of the model that the ticket follows
     * @param reason       a row of the table {@code limitPause}
     * @throws IllegalArgumentException if the table knows no such reason
     */
    void begin(UUID ticketId, String deploymentId, String reason) {
        List<Map<String, Object>> limits = decisions.evaluate(decisions.of(deploymentId, DECISION), Map.of("pauseReason", reason));
        if (limits.size() != 1) {
            throw new IllegalArgumentException("The table " + DECISION + " has no limit for a pause because of " + reason + ".");
        }
        if (levels.pause(ticketId, reason, Duration.parse((String) limits.get(0).get("limit")))) {
            timeline.note(ticketId, "clocksPaused", null, reason, Map.of());
            timers.reset(ticketId);
        }
    }

    void end(UUID ticketId, String reason) {
        if (levels.resume(ticketId, reason)) {
            timeline.note(ticketId, "clocksResumed", null, reason, Map.of());
            timers.reset(ticketId);
        }
    }
}
