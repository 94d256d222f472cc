package org.sixstep.process.decision;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The result of the business rule task that is just ending; it is never stored as a variable. */
public final class DecisionResults {

    private static final String RESULT = "decisionResult";

    private DecisionResults() {
    }

    public static List<Map<String, Object>> rows(DelegateExecution execution) {
        return ((DmnDecisionResult) execution.getVariable(RESULT)).getResultList();
    }

    /** @throws ProcessEngineException if no row or several rows of the table match */
    public static Map<String, Object> single(DelegateExecution execution) {
        List<Map<String, Object>> rows = rows(execution);
        if (rows.size() != 1) {
            throw new ProcessEngineException("The decision of " + execution.getCurrentActivityId() + " gave " + rows.size()
                    + " results where one was expected; complete the table for these facts.");
        }
        return rows.get(0);
    }
}
