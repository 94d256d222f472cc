package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Resumes the clocks when the waiting for others ends, however it ends (E1). */
@Component
class AwaitOthersListener implements ExecutionListener {

    private final PausedClocks clocks;

    AwaitOthersListener(PausedClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        clocks.forget(SupportTicket.ticketId(execution));
    }
}
