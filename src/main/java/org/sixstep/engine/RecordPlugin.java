package org.sixstep.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Gives models their records: see {@link RecordParseListener}. */
@Component
class RecordPlugin extends AbstractProcessEnginePlugin {

    private final RecordParseListener listener;

    RecordPlugin(RecordParseListener listener) {
        this.listener = listener;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        listeners = listeners == null ? new ArrayList<>() : listeners;
        listeners.add(listener);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
