package org.sixstep.process.decision;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.stereotype.Component;

/** Which rows of a table gave the result that this thread is just working with: a deadline says by which one it was set (L4). */
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
