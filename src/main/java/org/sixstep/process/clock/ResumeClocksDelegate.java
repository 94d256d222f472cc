package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.springframework.stereotype.Component;

/** Resumes the clocks: the answer came, or the longest pause is over (E1). */
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
