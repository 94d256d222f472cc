package org.sixstep.process.clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to whoever is waited for what is needed, and pauses the clocks (E1). */
@Component
class PauseClocksDelegate implements JavaDelegate {

    private final PausedClocks clocks;

    PauseClocksDelegate(PausedClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.ask(execution);
    }
}
