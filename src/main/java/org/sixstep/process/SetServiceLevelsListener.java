package org.sixstep.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.sla.ServiceLevel;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.WorkCalendars;
import org.springframework.stereotype.Component;

/** Promises the targets that the table gave (R17-R19, R26, R37, R39, R50-R53, R60, R64). */
@Component
class SetServiceLevelsListener implements ExecutionListener {

    private final ServiceLevels levels;
    private final WorkCalendars calendars;

    SetServiceLevelsListener(ServiceLevels levels, WorkCalendars calendars) {
        this.levels = levels;
        this.calendars = calendars;
    }

    @Override
    public void notify(DelegateExecution execution) {
        List<ServiceLevel> promised = DecisionResults.rows(execution).stream().map(row -> ServiceLevel.of(row, calendars)).toList();
        levels.promise(SupportTicket.ticketId(execution), promised);
    }
}
