package org.sixstep.process.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.notification.AlarmMessages;
import org.springframework.stereotype.Component;

/** Reminds the supervisors of problems that wait too long to be looked at (R63). */
@Component
class RemindAssessorDelegate implements JavaDelegate {

    private final AlarmMessages messages;

    RemindAssessorDelegate(AlarmMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.assessmentOverdue(ReviewStarts.reviewId(execution));
    }
}
