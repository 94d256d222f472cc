package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.process.SupportTicket;

/** What every diagram of {@code processes/} keeps to. The messages are for whoever edits one. */
class ModelRulesTest {

    private static final String KEPT = "P730D";
    private static final String TOGETHER = "deployment";
    private static final Map<Class<? extends BaseElement>, String> PREFIXES = prefixes();
    private static final Pattern ASKS_A_CLOCK = Pattern
            .compile("sla\\.(warnAt|dueAt|nextWarningAt|nextEscalationAt)\\(\\s*execution\\s*(?:,\\s*['\"]([^'\"]+)['\"])?");
    private static final Map<String, String> CLOCK_PROPERTIES = Map.of("warnAt", "clockWarning=", "dueAt", "clockLimit=", "nextWarningAt",
            "clockLevel=warning", "nextEscalationAt", "clockLevel=escalation");

    private final List<String> faults = new ArrayList<>();

    static List<Path> diagrams() {
        return ModelFiles.diagrams();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramHoldsOneProcessNamedLikeItsFile(Path file) {
        Collection<Process> processes = ModelFiles.diagram(file).getModelElementsByType(Process.class);
        assertThat(processes).extracting(BaseElement::getId).as("%s holds one process; give it the id of its file", file)
                .containsExactly(ModelFiles.stem(file));
        Process process = processes.iterator().next();
        assertThat(process.isExecutable()).as("Tick Executable on the process of %s", file).isTrue();
        assertThat(process.getName()).as("Give the process of %s a name", file).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).as("Set History time to live of %s", file).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everythingIsDrawn(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        for (FlowNode step : diagram.getModelElementsByType(FlowNode.class)) {
            check(step.getDiagramElement() instanceof BpmnShape, step, "has no shape: draw it in Modeler, or delete it from the file");
        }
        for (SequenceFlow flow : diagram.getModelElementsByType(SequenceFlow.class)) {
            check(flow.getDiagramElement() != null && flow.getDiagramElement().getWaypoints().size() >= 2, flow,
                    "has no line: draw it in Modeler, or delete it from the file");
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void idsAreChosen(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        PREFIXES.forEach((type, prefix) -> diagram.getModelElementsByType(type).stream().filter(element -> prefix(element).equals(prefix))
                .forEach(element -> check(element.getId().matches(prefix + "_[a-z][A-Za-z0-9]*"), element,
                        "needs an id that says what it is, like " + prefix + "_nameInWords")));
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void labelsSayWhatHappens(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        for (FlowNode step : diagram.getModelElementsByType(FlowNode.class)) {
            check(step instanceof Gateway || named(step.getName()), step, "needs a label");
        }
        for (Task task : diagram.getModelElementsByType(Task.class)) {
            check(named(task.getName()) && task.getName().matches("[A-Z].* .*"), task,
                    "needs a label of verb and noun, like \"Triage ticket\"");
        }
        for (ExclusiveGateway gateway : diagram.getModelElementsByType(ExclusiveGateway.class)) {
            boolean asks = gateway.getOutgoing().size() > 1;
            check(!asks || named(gateway.getName()) && gateway.getName().endsWith("?"), gateway, "needs a short question as its label");
            check(!asks || gateway.getDefault() != null, gateway, "needs a default flow, so that no ticket stands still");
            for (SequenceFlow answer : gateway.getOutgoing()) {
                check(!asks || named(answer.getName()), answer, "needs the answer as its label");
                check(!asks || answer.equals(gateway.getDefault()) == (answer.getConditionExpression() == null), answer,
                        "needs a condition; only the default flow has none");
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyUserTaskHasItsFormAndItsPeople(Path file) {
        Set<String> roles = roles();
        for (UserTask task : ModelFiles.diagram(file).getModelElementsByType(UserTask.class)) {
            String stem = task.getId().substring(task.getId().indexOf('_') + 1);
            check(stem.equals(task.getCamundaFormRef()), task, "needs the Camunda form " + stem + ", which is named like the task");
            checkForm(task, task.getCamundaFormRef(), task.getCamundaFormRefBinding());
            List<String> groups = task.getCamundaCandidateGroupsList();
            check(named(task.getCamundaAssignee()) || !groups.isEmpty(), task,
                    "needs an assignee or candidate groups, or nobody will find it");
            groups.stream().filter(group -> !group.startsWith("${")).forEach(
                    group -> check(roles.contains(group), task, "names the group " + group + ", which is no role; the roles are " + roles));
        }
        for (StartEvent start : ModelFiles.diagram(file).getModelElementsByType(StartEvent.class)) {
            if (start.getCamundaFormRef() != null) {
                checkForm(start, start.getCamundaFormRef(), start.getCamundaFormRefBinding());
            }
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aServiceTaskIsDoneByTheDelegateOfItsName(Path file) {
        for (ServiceTask task : ModelFiles.diagram(file).getModelElementsByType(ServiceTask.class)) {
            String delegate = task.getId().substring(task.getId().indexOf('_') + 1) + "Delegate";
            check(("${" + delegate + "}").equals(task.getCamundaDelegateExpression()), task,
                    "needs the delegate expression ${" + delegate + "}");
            check(ModelBeans.find(delegate) != null, task,
                    "needs a class " + ModelBeans.className(delegate) + " in org.sixstep.process: ask a developer for it");
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatIsCalledIsDeployedTogether(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        for (BusinessRuleTask task : diagram.getModelElementsByType(BusinessRuleTask.class)) {
            check(Files.exists(ModelFiles.PROCESSES.resolve(task.getCamundaDecisionRef() + ".dmn")), task,
                    "asks for a decision that is not in processes/");
            check(TOGETHER.equals(task.getCamundaDecisionRefBinding()), task,
                    "needs the binding deployment: a running ticket keeps the table that it started with");
        }
        for (CallActivity call : diagram.getModelElementsByType(CallActivity.class)) {
            check(Files.exists(ModelFiles.PROCESSES.resolve(call.getCalledElement() + ".bpmn")), call,
                    "calls a process that is not in processes/");
            check(TOGETHER.equals(call.getCamundaCalledElementBinding()), call,
                    "needs the binding deployment: a running ticket keeps the process that it started with");
        }
        noFaultsIn(file);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nothingRunsButBeans(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        diagram.getModelElementsByType(ScriptTask.class)
                .forEach(task -> check(false, task, "is a script task: use a service task or a decision table"));
        diagram.getModelElementsByType(CamundaScript.class)
                .forEach(script -> faults.add("A script runs nothing here: use a service task or a decision table"));
        for (ServiceTask task : diagram.getModelElementsByType(ServiceTask.class)) {
            check(task.getCamundaClass() == null && task.getCamundaExpression() == null && task.getCamundaType() == null, task,
                    "may only have a delegate expression");
        }
        diagram.getModelElementsByType(CamundaExecutionListener.class).stream().filter(listener -> listener.getCamundaClass() != null)
                .forEach(listener -> faults
                        .add("The listener " + listener.getCamundaClass() + " needs a delegate expression instead of a class"));
        diagram.getModelElementsByType(CamundaTaskListener.class).stream().filter(listener -> listener.getCamundaClass() != null)
                .forEach(listener -> faults
                        .add("The listener " + listener.getCamundaClass() + " needs a delegate expression instead of a class"));
        for (FlowNode step : diagram.getModelElementsByType(FlowNode.class)) {
            check(!isAsynchronous(step)
                    || step.getDocumentations().stream().anyMatch(text -> text.getTextContent().contains("synchronous")), step,
                    "is asynchronous: say in its documentation why asynchronous, or untick it");
        }
        noFaultsIn(file);
    }

    /** A clock that only warns, or an alarm that stops the work, would be a mistake nobody sees before it matters. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void alarmsComeInPairsAndDoNotInterrupt(Path file) {
        BpmnModelInstance diagram = ModelFiles.diagram(file);
        for (BoundaryEvent alarm : diagram.getModelElementsByType(BoundaryEvent.class)) {
            if (alarm.getId().matches("event_.*(Warning|Limit)")) {
                boolean warning = alarm.getId().endsWith("Warning");
                String stem = alarm.getId().replaceAll("event_|Warning$|Limit$", "");
                String other = "event_" + stem + (warning ? "Limit" : "Warning");
                check(!alarm.cancelActivity(), alarm, "must not interrupt: an alarm does not take the work away");
                check(diagram.getModelElementById(other) instanceof BoundaryEvent twin
                        && twin.getAttachedTo().equals(alarm.getAttachedTo()), alarm,
                        "needs " + other + " beside it");
                String end = "endEvent_" + stem + (warning ? "AtRisk" : "Missed");
                check(alarm.getSucceedingNodes().list().stream()
                        .anyMatch(node -> node.getId().equals(end) && node instanceof EndEvent escalates
                                && escalates.getEventDefinitions().stream().anyMatch(EscalationEventDefinition.class::isInstance)),
                        alarm, "must lead to the escalation " + end);
            }
        }
        noFaultsIn(file);
    }

    /** What a timer follows is what it was set by: its property and its expression name the same moment of the same clock. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void aTimerOfAClockSaysSoByItsProperty(Path file) {
        for (CatchEvent event : ModelFiles.diagram(file).getModelElementsByType(CatchEvent.class)) {
            List<String> asked = event.getChildElementsByType(TimerEventDefinition.class).stream().map(TimerEventDefinition::getTimeDate)
                    .filter(Objects::nonNull).flatMap(date -> ASKS_A_CLOCK.matcher(date.getTextContent()).results())
                    .map(asks -> CLOCK_PROPERTIES.get(asks.group(1)) + (asks.group(2) == null ? "" : asks.group(2))).toList();
            check(asked.equals(clockProperties(event)), event, "needs exactly these extension properties (name=value): " + asked);
        }
        noFaultsIn(file);
    }

    private static List<String> clockProperties(CatchEvent event) {
        return event.getExtensionElements() == null ? List.of()
                : event.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> property.getCamundaName().startsWith("clock"))
                        .map(property -> property.getCamundaName() + "=" + property.getCamundaValue()).toList();
    }

    @Test
    void messagesAreThoseThatTheCodeSends() {
        Set<String> declared = Stream.of(SupportTicket.class.getFields()).map(ModelRulesTest::constant)
                .filter(value -> value.startsWith("support."))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> received = diagrams().stream().flatMap(file -> ModelFiles.diagram(file).getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(received).as("Messages of the diagrams and those that SupportTicket declares are the same").isEqualTo(declared);
    }

    private void checkForm(FlowNode step, String form, String binding) {
        check(form != null && Files.exists(ModelFiles.FORMS.resolve(form + ".form")), step,
                "needs its form: forms/" + form + ".form is missing");
        check(TOGETHER.equals(binding), step, "needs the form binding deployment: a running ticket keeps the form that it started with");
    }

    private void check(boolean kept, BaseElement element, String whatToDo) {
        if (!kept) {
            faults.add(element.getId() + " " + whatToDo);
        }
    }

    private void noFaultsIn(Path file) {
        assertThat(faults).as("What to change in %s", file).isEmpty();
    }

    private static boolean isAsynchronous(FlowNode step) {
        return Stream.of("asyncBefore", "asyncAfter", "async")
                .anyMatch(when -> "true".equals(step.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, when)));
    }

    private static boolean named(String name) {
        return name != null && !name.isBlank();
    }

    private static Set<String> roles() {
        return Stream.of(Roles.class.getFields()).map(ModelRulesTest::constant).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String constant(Field field) {
        try {
            return Objects.toString(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String prefix(BaseElement element) {
        return PREFIXES.entrySet().stream().filter(prefix -> prefix.getKey().isInstance(element)).findFirst().orElseThrow().getValue();
    }

    /** The first type that fits an element gives the prefix. */
    private static Map<Class<? extends BaseElement>, String> prefixes() {
        Map<Class<? extends BaseElement>, String> prefixes = new LinkedHashMap<>();
        prefixes.put(StartEvent.class, "startEvent");
        prefixes.put(EndEvent.class, "endEvent");
        prefixes.put(Event.class, "event");
        prefixes.put(UserTask.class, "userTask");
        prefixes.put(ServiceTask.class, "serviceTask");
        prefixes.put(BusinessRuleTask.class, "businessRuleTask");
        prefixes.put(CallActivity.class, "callActivity");
        prefixes.put(SubProcess.class, "subProcess");
        prefixes.put(Gateway.class, "gateway");
        prefixes.put(SequenceFlow.class, "flow");
        prefixes.put(Message.class, "message");
        prefixes.put(Escalation.class, "escalation");
        return prefixes;
    }
}
