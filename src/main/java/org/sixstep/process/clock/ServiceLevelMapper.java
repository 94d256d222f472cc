package org.sixstep.process.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sixstep.process.decision.DecisionTrace;
import org.sixstep.sla.ServiceLevel;
import org.sixstep.sla.WorkCalendars;
import org.springframework.stereotype.Component;

/** Reads the targets that {@code setServiceLevels} has just given, each with the row and the version of the table that gave it. */
@Component
class ServiceLevelMapper {

    static final String DECISION = "setServiceLevels";

    private final DecisionTrace trace;
    private final WorkCalendars calendars;

    ServiceLevelMapper(DecisionTrace trace, WorkCalendars calendars) {
        this.trace = trace;
        this.calendars = calendars;
    }

    List<ServiceLevel> of(List<Map<String, Object>> rows, int version) {
        List<String> rules = trace.rules(DECISION);
        List<ServiceLevel> levels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = new HashMap<>(rows.get(i));
            row.put("version", version);
            row.put("rule", rules.size() == rows.size() ? rules.get(i) : null);
            levels.add(ServiceLevel.of(row, calendars));
        }
        return levels;
    }
}
