package org.sixstep.process.decision;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.stereotype.Component;

/** The rows of a table that gave the result which this thread is processing: a deadline names the row that set it (L4). */
@Component
public class DecisionTrace implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<DmnDecisionTableEvaluationEvent> last = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluated) {
        last.set(evaluated);
    }

    /** Ids of the rows in the order of the result; empty if another table was evaluated since. */
    public List<String> rules(String decision) {
        DmnDecisionTableEvaluationEvent evaluated = last.get();
        return evaluated == null || !evaluated.getDecisionTable().getKey().equals(decision) ? List.of()
                : evaluated.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList();
    }
}
