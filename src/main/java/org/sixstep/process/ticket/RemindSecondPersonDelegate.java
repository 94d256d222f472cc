package org.sixstep.process.ticket;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Reminds leads and supervisors of emergency work that nobody has reviewed in time (L13). */
@Component
class RemindSecondPersonDelegate extends TicketMessageDelegate {

    RemindSecondPersonDelegate(TicketStore tickets, EmergencyMessages messages) {
        super(tickets, messages::emergencyReviewOverdue);
    }

    /** Once for each emergency. */
    @Override
    protected String occasion(DelegateExecution execution) {
        return execution.getProcessInstanceId();
    }
}
