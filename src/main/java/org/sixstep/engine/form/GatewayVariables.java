package org.sixstep.engine.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.GatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The form fields that the gateways of one process use. Only these become process variables, each in the innermost stage that contains
 * every gateway using it; so a condition may use any field of a form, and no other field becomes a variable.
 */
final class GatewayVariables {

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private final Map<String, Set<ActivityImpl>> gatewaysByVariable = new LinkedHashMap<>();

    void add(Element sequenceFlow, TransitionImpl transition) {
        Element condition = sequenceFlow.element(BpmnParse.CONDITION_EXPRESSION);
        if (condition == null) {
            return;
        }
        Matcher names = NAME.matcher(STRING.matcher(condition.getText()).replaceAll(""));
        while (names.find()) {
            gatewaysByVariable.computeIfAbsent(names.group(), name -> new LinkedHashSet<>()).add(transition.getSource());
        }
    }

    /** A variable that only one gateway uses is removed after it: each path to the gateway sets it anew. */
    void removeAfterSingleUse() {
        gatewaysByVariable.forEach((answer, gateways) -> {
            ActivityImpl gateway = gateways.iterator().next();
            if (gateways.size() == 1 && gateway.getActivityBehavior() instanceof GatewayActivityBehavior) {
                gateway.addBuiltInListener(ExecutionListener.EVENTNAME_END,
                        (ExecutionListener) execution -> execution.removeVariable(answer));
            }
        });
    }

    boolean isRead(String answer) {
        return gatewaysByVariable.containsKey(answer);
    }

    Set<String> names() {
        return gatewaysByVariable.keySet();
    }

    /** The execution which shall hold the answer that was given in this task. */
    ExecutionEntity holder(String answer, TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        Set<ActivityImpl> gateways = gatewaysByVariable.getOrDefault(answer, Set.of());
        ScopeImpl scope = execution.getActivity().getFlowScope();
        while (scope instanceof ActivityImpl && !gateways.stream().map(ActivityImpl::getFlowScope).allMatch(scope::equals)) {
            scope = scope.getFlowScope();
        }
        return scope instanceof ActivityImpl ? (ExecutionEntity) execution.findExecutionForFlowScope(scope)
                : execution.getProcessInstance();
    }
}
