package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** No element of a model is there that no test has ever passed. Runs after all tests, on what they wrote down ({@link ModelCoverage}). */
class EveryElementIsPassedIT {

    @Test
    void everyFlowNodeAndSequenceFlowOfEveryModelWasPassed() throws IOException {
        Set<String> unpassed = new TreeSet<>();
        Models.all().forEach((process, model) -> model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .forEach(element -> unpassed.add(ModelCoverage.line(process, element.getId()))));
        unpassed.removeAll(passed());
        assertThat(unpassed).as("elements which no test has passed; add a test of the outcome that leads over them, or take them out of the model").isEmpty();
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
