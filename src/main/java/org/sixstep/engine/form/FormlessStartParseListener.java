package org.sixstep.engine.form;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/** Refuses variables from clients at the start of a process without a start form: they could refer to somebody else's record. */
@Component
class FormlessStartParseListener extends AbstractBpmnParseListener {

    private final FormRecords records;

    FormlessStartParseListener(FormRecords records) {
        this.records = records;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        boolean formless = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef") == null;
        if (formless && scope instanceof ProcessDefinitionEntity definition && definition.getInitial() == activity
                && records.of(definition.getKey()).isPresent()) {
            definition.setStartFormHandler(new Closed(definition.getStartFormHandler()));
        }
    }

    private record Closed(StartFormHandler original) implements StartFormHandler {

        @Override
        public void parseConfiguration(Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            original.parseConfiguration(activity, deployment, definition, parse);
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            return original.createStartFormData(definition);
        }

        @Override
        public void submitFormVariables(VariableMap properties, VariableScope scope) {
            throw new BadUserRequestException(CatalogueText.say("refused.noStartForm"));
        }
    }
}
