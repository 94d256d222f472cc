package org.sixstep.engine.expression;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.sixstep.form.FormConditions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Conditions of forms, evaluated by the FEEL engine that also evaluates the tables. */
@Component
class FeelFormConditions implements FormConditions {

    private static final Logger log = LoggerFactory.getLogger(FeelFormConditions.class);

    private final FeelEngine feel = new CachingFeelEngineFactory().createInstance();

    @Override
    public boolean isTrue(String expression, Map<String, Object> data) {
        try {
            return Boolean.TRUE.equals(feel.evaluateSimpleExpression(expression, Variables.fromMap(data).asVariableContext()));
        } catch (FeelException e) {
            // form-js shows a component whose condition fails; the server must not refuse what the browser showed
            log.warn("A form's condition cannot be evaluated and counts as not hidden: {} ({})", expression, e.getMessage());
            return false;
        }
    }
}
