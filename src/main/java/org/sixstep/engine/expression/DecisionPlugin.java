package org.sixstep.engine.expression;

import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.sixstep.SixstepProperties;
import org.sixstep.process.decision.DecisionTrace;
import org.springframework.stereotype.Component;

/** Decision tables are evaluated by {@link CachingFeelEngineFactory}. */
@Component
class DecisionPlugin extends AbstractProcessEnginePlugin {

    private final DecisionTrace trace;
    private final ZoneId zone;

    DecisionPlugin(DecisionTrace trace, SixstepProperties settings) {
        this.trace = trace;
        this.zone = settings.zone();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(new CachingFeelEngineFactory());
        decisions.setCustomPostDecisionTableEvaluationListeners(List.of(trace));
        decisions.getTransformer().getDataTypeTransformerRegistry().addTransformer(TableDates.TYPE, new TableDates(zone));
        configuration.setDmnEngineConfiguration(decisions);
    }
}
