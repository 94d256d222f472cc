package org.sixstep.process.clock;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.Alarms;
import org.springframework.stereotype.Component;

/** Warns of every target that is at risk now, each level once (E7), and says whether the reporter needs an explanation (R52). */
@Component
class WarnOwnerDelegate implements JavaDelegate {

    private final DeadlineAlertNotifier notifier;

    WarnOwnerDelegate(DeadlineAlertNotifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Alarms.Alarm> raised = notifier.notifyRecipients(execution, Alarms.Kind.WARNING);
        SupportTicket.answerAtOnce(execution, SupportTicket.DELAY_EXPECTED, raised.stream().anyMatch(Alarms.Alarm::asksForExplanation));
        SupportTicket.answerAtOnce(execution, SupportTicket.WARN_AGAIN, notifier.next(execution, Alarms.Kind.WARNING).isPresent());
    }
}
