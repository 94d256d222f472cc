package org.sixstep.engine.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.sixstep.text.CatalogueText;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.stereotype.Component;

/**
 * Stops a process that passes far more steps than a procedure has between two wait states, or in one minute: a loop that {@link
 * LoopRules} could not find in the diagram would occupy its thread, or fill the memory or the list of jobs, forever.
 */
@Component
class StepLimitParseListener extends AbstractBpmnParseListener {

    static final int MOST_STEPS = 2_000;

    private final TransactionScoped<int[]> steps = new TransactionScoped<>(() -> new int[1], counted -> {
    });
    private final ExecutionListener counter = this::count;
    private final Map<String, Integer> stepsOfThisMinute = new ConcurrentHashMap<>();
    private volatile long minute;

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        watch(process);
    }

    private void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, counter);
            watch(activity);
        }
    }

    private void count(DelegateExecution execution) {
        int passed = ++steps.get()[0];
        if (passed > MOST_STEPS) {
            throw new BadUserRequestException(CatalogueText.say("refused.loop", execution.getCurrentActivityId(), MOST_STEPS));
        }
        if (countThisMinute(((ExecutionEntity) execution).getRootProcessInstanceId()) > MOST_STEPS) {
            throw new BadUserRequestException(CatalogueText.say("refused.loopOfMessages", execution.getCurrentActivityId(), MOST_STEPS));
        }
    }

    /** By the machine's time, because tests stop the engine's clock. Each node counts for itself. */
    private int countThisMinute(String process) {
        long now = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        if (now != minute) {
            minute = now;
            stepsOfThisMinute.clear();
        }
        return stepsOfThisMinute.merge(process, 1, Integer::sum);
    }
}
