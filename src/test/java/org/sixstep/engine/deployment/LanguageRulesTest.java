package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ModelFiles;

/** A file that speaks two languages speaks both throughout. */
class LanguageRulesTest {

    private static final String BPMN = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="own" name="Own process">%s
                <userTask id="look" name="Look"><documentation>What to do.</documentation>%s</userTask>
              </process>
            </definitions>""";
    private static final String DMN = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:sixstep="http://sixstep.org/schema/1.0" id="all"
                name="All" namespace="own" %s>
              <decision id="own" name="Own table">
                <decisionTable id="table">
                  <output id="size" label="Size" name="size" %s />
                  <rule id="first" %s><description>Small ones.</description><outputEntry id="entry"><text>1</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>""";
    private static final String PROPERTY = "<camunda:property name=\"%s\" value=\"看\" />";
    private static final String PROCESS = extension("name.zh");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'label.zh': '楼层'}                                      | ",
        "{}                                                        | label-language label.zh",
        "{'label.zh': ' '}                                         | label-language label.zh",
        "{'label.zh': '楼层', 'description.zh': '几楼'}            | label-unknown description.zh",
        "{'label.zh': '楼层', 'option.third.zh': '三'}             | label-unknown option.third.zh",
        "{'label.zh': '{{facts}}楼层'}                             | label-braces label.zh",
        "{'label.zh': '<b>楼层</b>'}                               | text-address",
        "{'label.zh': '楼层', 'label.de': 'Stockwerk'}             | label-language label.de",
        "{'label.zh': '楼层', 'label.zh-CN': '楼层'}               | label-code label.zh-CN",
        "{'label.zh': '楼层', 'label.zh-Hans-CN': '楼层'}          | label-code label.zh-Hans-CN",
        "{'label.zh': '楼层', 'label.cn': '楼层'}                  | label-code label.cn",
        "{'label.zh': '楼层', 'Label_zh': '楼层'}                  | label-code Label_zh",
        "{'label.zh': '楼层', 'description.ZH': '几楼'}            | label-code description.ZH"
    })
    void aFieldOfATwoLanguageForm(String properties, String refusals) {
        String form = """
                {"id": "own", "type": "default", "components": [
                  {"type": "checkbox", "id": "other", "key": "other", "label": "Other", "properties": {"label.zh": "其他"}},
                  {"type": "textfield", "id": "floor", "key": "floor", "label": "Floor", "properties": %s}]}"""
                .formatted(properties.replace('\'', '"'));
        assertThat(inForm(form)).satisfies(found -> matches(found, refusals));
    }

    @Test
    void eachOptionIsTranslatedByItsValue() {
        String form = """
                {"id": "own", "type": "default", "components": [{"type": "radio", "id": "size", "key": "size", "label": "Size",
                  "values": [{"label": "Small", "value": "s"}, {"label": "Large", "value": "l"}],
                  "properties": {"label.zh": "大小", "option.s.zh": "小"}}]}""";
        assertThat(inForm(form)).singleElement().asString().contains("the field size", "option.l.zh", "[label-language]");
    }

    @Test
    void aFormOfOneLanguageIsTakenAsItIs() {
        assertThat(inForm("{\"id\": \"own\", \"type\": \"default\", \"components\": [{\"type\": \"textfield\", \"id\": \"floor\","
                + " \"key\": \"floor\", \"label\": \"Floor\"}]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name.zh documentation.zh          | ",
        "documentation.zh                  | label-language name.zh",
        "name.zh                           | label-language documentation.zh",
        "name.zh documentation.zh text.zh  | label-unknown text.zh",
        "name.zh documentation.zh name.ZH  | label-code name.ZH",
        "name.zh documentation.zh name.cn  | label-code name.cn"
    })
    void aTaskOfATwoLanguageDiagram(String properties, String refusals) {
        assertThat(inDiagram(BPMN.formatted(PROCESS, extension(properties.split(" "))))).satisfies(found -> matches(found, refusals));
    }

    @Test
    void aDiagramOfOneLanguageIsTakenAsItIs() {
        assertThat(inDiagram(BPMN.formatted("", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "label.zh       | description.zh          | all name.zh; own name.zh",
        "label.zh       |                         | all name.zh; own name.zh; first description.zh",
        "               | description.zh          | all name.zh; own name.zh; size label.zh",
        "label.de       | description.zh          | all name.de; all name.zh; own name.de; own name.zh; size label.zh;"
                + " first description.de"
    })
    void aTableOfTwoLanguagesLacksWhatIsNotTranslated(String output, String rule, String lacking) {
        assertThat(inTable(DMN.formatted("", attribute(output), attribute(rule)))).satisfiesExactly(Stream.of(lacking.split("; "))
                .map(text -> (ThrowingConsumer<String>) found -> assertThat(found)
                        .contains("the element " + text.replace(" ", " has no ") + ",").endsWith("[label-language]"))
                .toArray(ThrowingConsumer[]::new));
    }

    @ParameterizedTest
    @CsvSource({"name.zh, size, name.zh", "lable.zh, size, lable.zh", "description.zh, all, description.zh"})
    void aTableTranslatesNothingThatItDoesNotSay(String attribute, String element, String unknown) {
        String output = element.equals("size") ? attribute : null;
        String all = element.equals("all") ? attribute : null;
        assertThat(inTable(DMN.formatted(attribute(all), attribute(output), "")))
                .filteredOn(found -> found.endsWith("[label-unknown]")).singleElement().asString()
                .contains("the element " + element + " has the property " + unknown + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label.zh-CN", "label.ZH", "label", "label.cn"})
    void aTableNamesItsLanguagesAsWeDo(String attribute) {
        assertThat(inTable(DMN.formatted("", attribute(attribute), ""))).singleElement().asString()
                .contains("the element size has the property " + attribute + ",").endsWith("[label-code]");
    }

    @Test
    void aTableWhoseNamespaceHasAMistakeIsNotTakenForOneWithoutTranslations() {
        assertThat(inTable(DMN.formatted("", attribute("label.zh"), "").replace("http://sixstep", "https://sixstep"))).singleElement()
                .asString().contains("sixstep:label.zh").endsWith("[label-code]");
    }

    @Test
    void whatAnExpressionBecomesCannotBeTranslated() {
        assertThat(inDiagram(BPMN.formatted(PROCESS, extension("name.zh", "documentation.zh")).replace("\"Look\"", "\"Look at ${what}\"")))
                .filteredOn(found -> found.endsWith("[label-expression]")).singleElement().asString().contains("name.zh");
    }

    @Test
    void aTextOfFactsOnlyNeedsNoTranslation() {
        for (String text : List.of("{{ facts }}", " = facts", " ".repeat(100_000))) {
            assertThat(inForm("""
                    {"id": "own", "type": "default", "components": [{"type": "text", "id": "all", "text": "%s"},
                      {"type": "checkbox", "id": "other", "key": "other", "label": "Other", "properties": {"label.zh": "其他"}}]}"""
                    .formatted(text))).noneMatch(found -> found.endsWith("[label-language]"));
        }
    }

    @Test
    void aTableOfOneLanguageIsTakenAsItIs() {
        assertThat(inTable(DMN.formatted("", "", ""))).isEmpty();
    }

    @Test
    void ourOwnModelsHaveBothLanguagesThroughout() {
        ModelFiles.decisions().forEach(file -> assertThat(ModelFiles.text(file)).as(file.toString()).contains("sixstep:name.zh"));
        assertThat(ModelFiles.decisions().stream().flatMap(file -> inTable(ModelFiles.text(file)).stream())).isEmpty();
        ModelFiles.forms().forEach(file -> assertThat(ModelFiles.text(file)).as(file.toString()).contains("label.zh"));
        ModelFiles.diagrams().forEach(file -> assertThat(ModelFiles.text(file)).as(file.toString()).contains("name.zh"));
        assertThat(ModelFiles.forms().stream().flatMap(file -> inForm(ModelFiles.text(file)).stream())).isEmpty();
        assertThat(ModelFiles.diagrams().stream().flatMap(file -> inDiagram(ModelFiles.text(file)).stream())).isEmpty();
    }

    private static void matches(List<? extends String> found, String refusals) {
        if (refusals == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1);
            assertThat(found.get(0)).contains(refusals.split(" "));
        }
    }

    private static List<String> inForm(String form) {
        List<String> refused = new ArrayList<>();
        new FormRules(new ModelFile("own.form", form.getBytes(StandardCharsets.UTF_8))).check(refused);
        return refused;
    }

    private static List<String> inDiagram(String diagram) {
        List<String> refused = new ArrayList<>();
        LanguageRules.check(new ModelFile("own.bpmn", diagram.getBytes(StandardCharsets.UTF_8)).xml(),
                (element, sentence) -> refused.add(sentence));
        return refused;
    }

    private static List<String> inTable(String table) {
        List<String> refused = new ArrayList<>();
        new TableRules(new ModelFile("own.dmn", table.getBytes(StandardCharsets.UTF_8))).check(refused);
        return refused;
    }

    private static String attribute(String name) {
        return name == null ? "" : "sixstep:" + name + "=\"看\"";
    }

    private static String extension(String... properties) {
        StringBuilder all = new StringBuilder("<extensionElements><camunda:properties>");
        for (String property : properties) {
            all.append(PROPERTY.formatted(property));
        }
        return all.append("</camunda:properties></extensionElements>").toString();
    }
}
