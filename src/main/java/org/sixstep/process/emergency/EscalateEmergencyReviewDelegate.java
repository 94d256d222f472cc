package org.sixstep.process.emergency;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.sixstep.notification.EmergencyMessages;
import org.sixstep.process.TicketMessageDelegate;
import org.sixstep.ticket.TicketStore;
import org.springframework.stereotype.Component;

/** Notifies supervisors and managers that emergency work is still not reviewed (L13). */
@Component
class EscalateEmergencyReviewDelegate extends TicketMessageDelegate {

    EscalateEmergencyReviewDelegate(TicketStore tickets, EmergencyMessages messages) {
        super(tickets, messages::emergencyReviewMissed);
    }

    /** Once for each emergency. */
    @Override
    protected String occasion(DelegateExecution execution) {
        return execution.getProcessInstanceId();
    }
}
