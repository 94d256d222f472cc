package org.sixstep.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.sixstep.masking.Masking;
import org.springframework.stereotype.Component;

/** Lets the engine store what people write to its tasks only when it is masked. */
@Component
class MaskingPlugin extends AbstractProcessEnginePlugin {

    private final Masking masking;

    MaskingPlugin(Masking masking) {
        this.masking = masking;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new MaskedTasks(masking));
    }
}
