package org.sixstep.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Runs engine commands that a person may cause but not call: reporting a reporter's answer continues a process instance, without the
 * permission to change instances. The person is still recorded.
 */
@Component
public class RunAsSystem {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    RunAsSystem(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /** Within one command of the engine, whose inner commands are not checked. */
    public <T> T run(Supplier<T> command) {
        return engine.getObject().getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(command::get));
    }
}
