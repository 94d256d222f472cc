package org.sixstep.process.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.AlarmMessages;
import org.springframework.stereotype.Component;

/** Notifies the managers that the monthly report is late (R69). */
@Component
class EscalateReportDelegate implements JavaDelegate {

    private final AlarmMessages messages;

    EscalateReportDelegate(AlarmMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.reportOverdue(ReviewStarts.reviewId(execution));
    }
}
