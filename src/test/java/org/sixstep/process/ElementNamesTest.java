package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.junit.jupiter.api.Test;

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
