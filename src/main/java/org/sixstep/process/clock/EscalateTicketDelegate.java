package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.sixstep.sla.Alarms;
import org.springframework.stereotype.Component;

/** Escalates every target that is missed now, each level once (E7, R37), and sets whether a higher one is left. */
@Component
class EscalateTicketDelegate implements JavaDelegate {

    private final DeadlineAlertNotifier notifier;

    EscalateTicketDelegate(DeadlineAlertNotifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notifier.notifyRecipients(execution, Alarms.Kind.ESCALATION);
        SupportTicket.answerAtOnce(execution, SupportTicket.ESCALATE_AGAIN, notifier.next(execution, Alarms.Kind.ESCALATION).isPresent());
    }
}
