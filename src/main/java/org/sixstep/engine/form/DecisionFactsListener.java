package org.sixstep.engine.form;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.sixstep.form.FormRecord;

/**
 * Gives a decision table the facts of the record by form key, for the duration of the decision only: transient variables leave no row. So a
 * table may use any field of any form, also one added later, except personal ones, because history keeps a decision's inputs.
 */
final class DecisionFactsListener {

    private static final String OFFERED = "offeredFacts";

    private DecisionFactsListener() {
    }

    static ExecutionListener before(FormRecord record) {
        return execution -> {
            Set<String> offered = new LinkedHashSet<>();
            Map<String, Object> facts = record.neutralFacts(FormRecords.id(record, execution));
            facts.forEach((key, value) -> {
                if (!execution.hasVariable(key)) {
                    execution.setVariableLocal(key, Variables.untypedValue(FormValues.asked(value), true));
                    offered.add(key);
                }
            });
            execution.setVariableLocal(OFFERED, Variables.untypedValue(offered, true));
        };
    }

    static ExecutionListener after() {
        return DecisionFactsListener::withdraw;
    }

    @SuppressWarnings("unchecked")
    private static void withdraw(DelegateExecution execution) {
        Set<String> offered = (Set<String>) execution.getVariableLocal(OFFERED);
        execution.removeVariablesLocal(offered);
        execution.removeVariableLocal(OFFERED);
    }
}
