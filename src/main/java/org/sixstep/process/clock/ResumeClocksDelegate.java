package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Lets the clocks count again: the answer came, or they stood as long as they may (E1). */
@Component
class ResumeClocksDelegate implements JavaDelegate {

    private final PausedClocks clocks;

    ResumeClocksDelegate(PausedClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.forget(SupportTicket.ticketId(execution));
    }
}
