package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** No element of a model is there that no test has ever passed. Runs after all tests, on what they wrote down ({@link ModelCoverage}). */
class EveryElementIsPassedIT {

    @Test
    void everyFlowNodeAndSequenceFlowOfEveryModelWasPassed() throws IOException {
        Set<String> passed = passed();
        Set<String> unpassed = new TreeSet<>();
        Models.all().forEach((process, model) -> model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .filter(element -> !passed.contains(ModelCoverage.line(process, proofOf(element))))
                .forEach(element -> unpassed.add(process + " " + element.getId())));
        assertThat(unpassed)
                .as("elements which no test has passed; add a test of the outcome that leads over them, or take them out of the model")
                .isEmpty();
    }

    /** The engine takes no flow out of an event-based gateway: it waits at the gateway, and what happens is the event behind the flow. */
    private static String proofOf(FlowElement element) {
        return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway ? flow.getTarget().getId()
                : element.getId();
    }

    private static Set<String> passed() throws IOException {
        Set<String> passed = new TreeSet<>();
        try (Stream<Path> files = Files.list(ModelCoverage.DIRECTORY)) {
            for (Path file : files.toList()) {
                passed.addAll(Files.readAllLines(file));
            }
        }
        return passed;
    }
}
