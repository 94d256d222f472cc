package org.sixstep.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Writes down every element of a model that any test of the whole application passes; {@link EveryElementIsPassedIT} reads it. */
public class ModelCoverage extends AbstractProcessEnginePlugin {

    /** Name of a process that a test puts in the place of one of the procedure's: what passes through it proves nothing about that. */
    public static final String STAND_IN = "stand-in";

    static final Path DIRECTORY = Path.of("target", "process-coverage");

    private static final Path FILE = DIRECTORY.resolve(ProcessHandle.current().pid() + ".txt");
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        listeners = listeners == null ? new ArrayList<>() : listeners;
        listeners.add(new Watch());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    static String line(String processKey, String elementId) {
        return processKey + " " + elementId;
    }

    private static void passed(String processKey, String elementId) {
        String line = line(processKey, elementId);
        if (PASSED.add(line)) {
            try {
                Files.createDirectories(DIRECTORY);
                Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Watch extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            if (!STAND_IN.equals(process.getName())) {
                watch(process.getKey(), process);
            }
        }

        private static void watch(String processKey, ScopeImpl scope) {
            for (ActivityImpl activity : scope.getActivities()) {
                activity.addListener(ExecutionListener.EVENTNAME_START,
                        (ExecutionListener) execution -> passed(processKey, activity.getId()));
                activity.getOutgoingTransitions().stream().map(TransitionImpl.class::cast).forEach(flow -> flow
                        .addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> passed(processKey, flow.getId())));
                watch(processKey, activity);
            }
        }
    }
}
