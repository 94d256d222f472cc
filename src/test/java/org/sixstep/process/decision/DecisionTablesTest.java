package org.sixstep.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every decision table of {@code processes/} keeps to; the messages are for whoever edits one. */
class DecisionTablesTest {

    private static final Path PROCESSES = Path.of("processes");

    static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasADecisionNamedLikeTheFileWithCasesBesideIt(Path file) {
        assertThat(model(file).getModelElementsByType(Decision.class)).extracting(Decision::getId)
                .as("Name the decision of %s like the file", file).contains(stem(file));
        assertThat(PROCESSES.resolve(stem(file) + ".csv")).as("Put the cases which %s must decide beside it", file).exists();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRuleHasAReason(Path file) {
        assertThat(model(file).getModelElementsByType(Rule.class)).allSatisfy(rule -> {
            assertThat(rule.getId()).as("Give the rule an id that says what it is for, like rule_emergency")
                    .matches("rule_[a-z][A-Za-z0-9]+");
            assertThat(rule.getDescription())
                    .as("Write into the annotation of %s why it is there and the requirement it serves, like R18", rule.getId())
                    .isNotNull();
            assertThat(rule.getDescription().getTextContent()).as("Name the requirement which %s serves, like R18", rule.getId())
                    .containsPattern("\\bR\\d+\\b");
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnHasANameAndAType(Path file) {
        assertThat(model(file).getModelElementsByType(Input.class)).allSatisfy(input -> {
            assertThat(input.getId()).as("Give the input an id like input_impact").startsWith("input_");
            assertThat(input.getLabel()).as("Give %s a label", input.getId()).isNotBlank();
            assertThat(input.getInputExpression().getTypeRef()).as("Give %s a type", input.getId()).isNotBlank();
        });
        assertThat(model(file).getModelElementsByType(Output.class)).allSatisfy(output -> {
            assertThat(output.getId()).as("Give the output an id like output_priority").startsWith("output_");
            assertThat(output.getLabel()).as("Give %s a label", output.getId()).isNotBlank();
            assertThat(output.getTypeRef()).as("Give %s a type", output.getId()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyDecisionIsDrawnAndKeptTwoYears(Path file) throws IOException {
        String xml = Files.readString(file);
        assertThat(model(file).getModelElementsByType(Decision.class)).extracting(DmnElement::getId)
                .allSatisfy(id -> assertThat(xml).as("Draw %s in the diagram of %s", id, file).contains("dmnElementRef=\"" + id + "\""));
        assertThat(model(file).getModelElementsByType(Decision.class)).extracting(Decision::getCamundaHistoryTimeToLiveString)
                .as("History time to live of the decisions in %s", file).containsOnly("P730D");
    }

    private static DmnModelInstance model(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replace(".dmn", "");
    }
}
