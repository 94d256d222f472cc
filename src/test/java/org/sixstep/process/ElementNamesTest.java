package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.sixstep.knowledge.PublishAnswerSteps;
import org.sixstep.review.ReviewProblemsSteps;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.ReviewEmergencyWorkSteps;
import org.sixstep.ticket.SupportTicketSteps;

/** Names that models and code share are the same on both sides. */
class ElementNamesTest {

    private static final Map<String, Class<?>> NAMES = Map.of(SupportTicket.PROCESS, SupportTicketElements.class,
            SupportTicket.RESOLVE_PROCESS,
            ResolveProblemElements.class, SupportTicket.PUBLISH_PROCESS, PublishAnswerElements.class, SupportTicket.REVIEW_PROCESS,
            ReviewProblemsElements.class,
            ReviewStartElements.WEEK_PROCESS, ReviewStartElements.Week.class, ReviewStartElements.MONTH_PROCESS,
            ReviewStartElements.Month.class,
            SupportTicket.CALENDAR_PROCESS, MaintainCalendarElements.class, SupportTicket.EMERGENCY_PROCESS,
            ReviewEmergencyWorkElements.class);
    /** What features know of the steps of a process. */
    private static final Map<String, Class<?>> STEPS = Map.of(SupportTicket.PROCESS, SupportTicketSteps.class,
            SupportTicket.RESOLVE_PROCESS,
            ResolveProblemSteps.class, SupportTicket.EMERGENCY_PROCESS, ReviewEmergencyWorkSteps.class, SupportTicket.PUBLISH_PROCESS,
            PublishAnswerSteps.class, SupportTicket.REVIEW_PROCESS, ReviewProblemsSteps.class);
    private static final Pattern ELEMENT = Pattern
            .compile("\"(?:userTask|serviceTask|businessRuleTask|callActivity|subProcess|startEvent|endEvent|event|gateway|flow)_\\w+\"");
    private static final Pattern STRING = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "empty", "not", "and", "or");

    @Test
    void everyTaskAndEventHasItsConstantAndEveryConstantItsElement() {
        Map<String, BpmnModelInstance> models = Models.all();
        assertThat(models.keySet()).as("models with a class of names").isEqualTo(new TreeSet<>(NAMES.keySet()));
        models.forEach((process, model) -> assertThat(constants(NAMES.get(process), name -> name.contains("_"))).as(process)
                .isEqualTo(model.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> node instanceof Event || node instanceof Activity && !(node instanceof SubProcess))
                        .map(FlowNode::getId).collect(Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void everyUserTaskHasItsConstantInTheCodeAndEveryConstantItsUserTask() {
        Map<String, BpmnModelInstance> models = Models.all();
        STEPS.forEach((process, steps) -> assertThat(constants(steps, name -> !name.equals(process))).as(process)
                .isEqualTo(models.get(process).getModelElementsByType(UserTask.class).stream().map(FlowNode::getId)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** A string that no test compares with the models would go on meaning a step that was renamed. */
    @Test
    void theCodeSpellsNoElementButInTheseConstants() throws IOException {
        Set<String> holders = STEPS.values().stream().map(steps -> steps.getSimpleName() + ".java").collect(Collectors.toSet());
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (!holders.contains(source.getFileName().toString())) {
                    assertThat(ELEMENT.matcher(Files.readString(source)).results().map(MatchResult::group)).as("%s", source).isEmpty();
                }
            }
        }
    }

    @Test
    void everyMessageOfTheModelsIsSentByTheCodeAndTheReverse() {
        Set<String> inModels = ofAll(model -> model.getModelElementsByType(Message.class).stream().map(Message::getName));
        assertThat(inModels).isEqualTo(constants(SupportTicket.class, name -> name.startsWith("support.")));
    }

    @Test
    void everyAnswerThatAGatewayAsksForIsKnownAndTheReverse() {
        Set<String> inModels = ofAll(model -> model.getModelElementsByType(ConditionExpression.class).stream()
                .flatMap(condition -> NAME.matcher(STRING.matcher(condition.getTextContent()).replaceAll("")).results())
                .map(match -> match.group())
                .filter(word -> !WORDS.contains(word)));
        assertThat(inModels).isEqualTo(new TreeSet<>(ProcessVariables.ANSWERS));
    }

    private static Set<String> ofAll(Function<BpmnModelInstance, Stream<String>> names) {
        return Models.all().values().stream().flatMap(names).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> type, Predicate<String> wanted) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.getType() == String.class).map(ElementNamesTest::value)
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
