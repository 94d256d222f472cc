package org.sixstep.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Which answers the gateways of one process ask for. Only these fields of a form become process variables, each in the innermost stage that
 * holds every gateway asking for it; so a process owner may ask for any field of a form in a condition, and nothing else is left behind.
 */
final class GatewayQuestions {

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private final Map<String, Set<ScopeImpl>> scopesByAnswer = new LinkedHashMap<>();

    void learn(Element sequenceFlow, TransitionImpl transition) {
        Element condition = sequenceFlow.element(BpmnParse.CONDITION_EXPRESSION);
        if (condition == null) {
            return;
        }
        Matcher names = NAME.matcher(STRING.matcher(condition.getText()).replaceAll(""));
        while (names.find()) {
            scopesByAnswer.computeIfAbsent(names.group(), name -> new LinkedHashSet<>()).add(transition.getSource().getFlowScope());
        }
    }

    boolean ask(String answer) {
        return scopesByAnswer.containsKey(answer);
    }

    Set<String> answers() {
        return scopesByAnswer.keySet();
    }

    /** The execution which shall hold the answer that was given in this task. */
    ExecutionEntity holder(String answer, TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        Set<ScopeImpl> asking = scopesByAnswer.get(answer);
        ScopeImpl stage = execution.getActivity().getFlowScope();
        while (stage instanceof ActivityImpl && !asking.stream().allMatch(stage::equals)) {
            stage = stage.getFlowScope();
        }
        return stage instanceof ActivityImpl ? (ExecutionEntity) execution.findExecutionForFlowScope(stage) : execution.getProcessInstance();
    }
}
