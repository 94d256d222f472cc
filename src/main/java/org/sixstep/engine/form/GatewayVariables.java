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
 * Which answers the gateways of one process ask for. Only these fields of a form become process variables, each in the innermost stage that
 * holds every gateway asking for it; so a process owner may ask for any field of a form in a condition, and nothing else is left behind.
 */
final class GatewayVariables {

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private final Map<String, Set<ActivityImpl>> askersByAnswer = new LinkedHashMap<>();

    void learn(Element sequenceFlow, TransitionImpl transition) {
        Element condition = sequenceFlow.element(BpmnParse.CONDITION_EXPRESSION);
        if (condition == null) {
            return;
        }
        Matcher names = NAME.matcher(STRING.matcher(condition.getText()).replaceAll(""));
        while (names.find()) {
            askersByAnswer.computeIfAbsent(names.group(), name -> new LinkedHashSet<>()).add(transition.getSource());
        }
    }

    /** An answer for which only one gateway asks has served its purpose when that is passed: each way to it brings a new one. */
    void forgetWhatIsAskedOnce() {
        askersByAnswer.forEach((answer, askers) -> {
            ActivityImpl asker = askers.iterator().next();
            if (askers.size() == 1 && asker.getActivityBehavior() instanceof GatewayActivityBehavior) {
                asker.addBuiltInListener(ExecutionListener.EVENTNAME_END,
                        (ExecutionListener) execution -> execution.removeVariable(answer));
            }
        });
    }

    boolean ask(String answer) {
        return askersByAnswer.containsKey(answer);
    }

    Set<String> answers() {
        return askersByAnswer.keySet();
    }

    /** The execution which shall hold the answer that was given in this task. */
    ExecutionEntity holder(String answer, TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        Set<ActivityImpl> askers = askersByAnswer.getOrDefault(answer, Set.of());
        ScopeImpl stage = execution.getActivity().getFlowScope();
        while (stage instanceof ActivityImpl && !askers.stream().map(ActivityImpl::getFlowScope).allMatch(stage::equals)) {
            stage = stage.getFlowScope();
        }
        return stage instanceof ActivityImpl ? (ExecutionEntity) execution.findExecutionForFlowScope(stage)
                : execution.getProcessInstance();
    }
}
