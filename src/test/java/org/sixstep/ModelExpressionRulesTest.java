package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.SupportTicket;
import org.springframework.web.util.HtmlUtils;

/** What the expressions of a diagram may ask, found before a ticket meets a name that is not there. */
class ModelExpressionRulesTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern DOCUMENTATION = Pattern.compile("<bpmn:documentation>.*?</bpmn:documentation>", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(([^()]*)\\)");
    private static final Pattern COMPARISON = Pattern.compile("(\\w+) *[!=]= *'([^']*)'");
    private static final Pattern CLOCK = Pattern
            .compile("sla\\.(?!pause|resume)\\w+\\(\\s*execution\\s*,\\s*['\"]([^'\"]+)['\"]\\s*\\)");
    private static final Pattern PAUSE = Pattern
            .compile("sla\\.(?:pause|resume)\\(\\s*execution\\s*,\\s*['\"]([^'\"]+)['\"]\\s*\\)");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "empty", "not", "and", "or", "execution", "task");

    private final List<String> faults = new ArrayList<>();

    static List<Path> diagrams() {
        return ModelFiles.diagrams();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyNameIsABeanOrAVariable(Path file) {
        Set<String> variables = variables(ModelFiles.diagram(file));
        for (String expression : expressions(file)) {
            for (String name : names(expression)) {
                check(variables.contains(name) || ModelBeans.find(name) != null, expression, "asks for " + name
                        + ", which is neither a field of a form of this process, nor a variable of SupportTicket, nor a bean for models: "
                        + ModelBeans.byName().keySet());
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyMethodOfABeanExists(Path file) {
        for (String expression : expressions(file)) {
            Matcher call = CALL.matcher(expression);
            while (call.find()) {
                Class<?> bean = ModelBeans.find(call.group(1));
                String method = call.group(2);
                int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
                check(bean == null || Stream.of(bean.getMethods())
                        .anyMatch(has -> has.getName().equals(method) && has.getParameterCount() == arguments), expression,
                        "calls " + method + " with " + arguments + " values, which " + call.group(1) + " does not have");
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aConditionAsksForAnAnswerThatItsFormOffers(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        Set<String> forms = ModelFiles.formsOf(diagram);
        for (ConditionExpression condition : diagram.getModelElementsByType(ConditionExpression.class)) {
            Matcher comparison = COMPARISON.matcher(condition.getTextContent());
            while (comparison.find()) {
                Set<String> offered = ModelFiles.values(forms, comparison.group(1));
                check(offered == null || offered.contains(comparison.group(2)), condition.getTextContent(),
                        "waits for '" + comparison.group(2) + "', which no form of this process offers for " + comparison.group(1) + ": "
                                + offered);
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyClockHasATarget(Path file) {
        Set<String> clocks = clocks();
        for (String expression : expressions(file)) {
            Matcher asked = CLOCK.matcher(expression);
            while (asked.find()) {
                check(clocks.contains(asked.group(1)), expression,
                        "asks for a clock for which setServiceLevels has no row; it knows " + clocks);
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyPauseHasALimit(Path file) {
        String reasons = ModelFiles.text(ModelFiles.PROCESSES.resolve("limitPause.dmn"));
        for (String expression : expressions(file)) {
            Matcher asked = PAUSE.matcher(expression);
            while (asked.find()) {
                check(reasons.contains("<text>\"" + asked.group(1) + "\"</text>"), expression,
                        "pauses for a reason for which limitPause has no row");
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void dueTimesComeFromBeans(Path file) {
        for (TimerEventDefinition timer : ModelFiles.diagram(file).getModelElementsByType(TimerEventDefinition.class)) {
            boolean calendar = timer.getParentElement() instanceof StartEvent && timer.getTimeCycle() != null;
            String due = Stream.of(timer.getTimeDate(), timer.getTimeCycle(), timer.getTimeDuration()).filter(Objects::nonNull)
                    .map(time -> time.getTextContent().trim()).findFirst().orElse("");
            check(timer.getTimeDuration() == null && (calendar || due.startsWith("${")), timer.getParentElement().getAttributeValue("id"),
                    "is due at a fixed time: use a date such as ${sla.dueAt(execution, 'response')}, so that calendars and targets count");
        }
        noFaultsIn(file);
    }

    @Test
    void everyDelegateAndListenerIsInADiagram() {
        List<String> used = diagrams().stream().flatMap(file -> expressions(file).stream()).toList();
        ModelBeans.byName().forEach((name, type) -> {
            boolean step = JavaDelegate.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type)
                    || TaskListener.class.isAssignableFrom(type);
            check(!step || used.contains(name), name, "is used by no diagram: delete " + type.getSimpleName() + ", or draw its step");
        });
        assertThat(faults).isEmpty();
    }

    private static Set<String> variables(BpmnModelInstance diagram) {
        Set<String> names = new TreeSet<>(WORDS);
        Stream.of(SupportTicket.class.getFields()).forEach(field -> {
            try {
                names.add(String.valueOf(field.get(null)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
        ModelFiles.formsOf(diagram).forEach(form -> ModelFiles.fields(ModelFiles.FORMS.resolve(form + ".form"))
                .forEach(field -> names.add(field.path("key").asText())));
        diagram.getModelElementsByType(MultiInstanceLoopCharacteristics.class).forEach(each -> names.add(each.getCamundaElementVariable()));
        return names;
    }

    private static Set<String> clocks() {
        DecisionTable table = Dmn.readModelFromFile(ModelFiles.PROCESSES.resolve("setServiceLevels.dmn").toFile())
                .getModelElementsByType(DecisionTable.class).iterator().next();
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf("clock");
        Set<String> clocks = new TreeSet<>();
        for (Rule rule : table.getRules()) {
            clocks.add(List.copyOf(rule.getOutputEntries()).get(column).getText().getTextContent().replace("\"", "").trim());
        }
        return clocks;
    }

    private static List<String> expressions(Path file) {
        List<String> expressions = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(HtmlUtils.htmlUnescape(DOCUMENTATION.matcher(ModelFiles.text(file)).replaceAll("")));
        while (matcher.find()) {
            expressions.add(matcher.group(1).trim());
        }
        return expressions;
    }

    private static Set<String> names(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(STRING.matcher(expression).replaceAll("''"));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private void check(boolean kept, String subject, String whatToDo) {
        if (!kept) {
            faults.add(subject + " " + whatToDo);
        }
    }

    private void noFaultsIn(Path file) {
        assertThat(faults).as("What to change in %s", file).isEmpty();
    }
}
