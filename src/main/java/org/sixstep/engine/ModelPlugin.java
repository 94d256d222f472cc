package org.sixstep.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * What happens to every model while it is parsed: {@link RecordParseListener}, {@link ModelCodeParseListener}, {@link
 * ModelPartsParseListener}.
 */
@Component
class ModelPlugin extends AbstractProcessEnginePlugin {

    private final List<BpmnParseListener> own;

    ModelPlugin(List<BpmnParseListener> own) {
        this.own = own;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        listeners = listeners == null ? new ArrayList<>() : listeners;
        listeners.addAll(own);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
