package org.sixstep.engine.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.jspecify.annotations.Nullable;
import org.sixstep.engine.expression.ModelExpressions;
import org.sixstep.engine.form.FormRecords;
import org.sixstep.engine.job.MinimumIntervalCycles;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** What a diagram must not say, whatever prefix or namespace it says it with: each rule names the element and the reason. */
final class DiagramRules {

    private static final String ONLY_DELEGATES = " A model may only call delegates by an expression such as ${registerTicketDelegate}.";
    private static final String ONLY_FORMS = " A step shows a form of the same deployment (camunda:formRef).";
    private static final Map<String, String> ELEMENTS = Map.of(
            "scriptTask", "is a script." + ONLY_DELEGATES,
            "script", "brings a script." + ONLY_DELEGATES,
            "connector", "calls out by a connector." + ONLY_DELEGATES,
            "field", "puts values into a delegate (camunda:field). Delegates read the record and the process.",
            "formData", "makes a form of its own (camunda:formData), whose answers nobody checks." + ONLY_FORMS,
            "signalEventDefinition", "sends or catches a signal, which reaches every ticket. Use a message or an escalation.",
            "conditionalEventDefinition",
            "waits for a condition, which may hold already and then waits for nothing. Use a gateway, a message or a timer.",
            "loopDataInputRef", "names its collection as data. Use camunda:collection.");
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class", "brings a class." + ONLY_DELEGATES,
            "formHandlerClass", "brings a class." + ONLY_DELEGATES,
            "variableMappingClass", "brings a class." + ONLY_DELEGATES,
            "variableMappingDelegateExpression", "maps variables by code. Use camunda:in and camunda:out.",
            "type", "leaves its work to a command, a mail or a program outside (camunda:type)." + ONLY_DELEGATES,
            "resource", "takes a script from a resource." + ONLY_DELEGATES,
            "errorMessageVariable", "keeps the text of an error (camunda:errorMessageVariable), in which may stand what somebody wrote.",
            "formKey", "shows a page that is not a form of this deployment (camunda:formKey)." + ONLY_FORMS,
            "caseRef", "calls a case. There are none here.");
    /** A name that an expression makes could be any: it could not be checked here. */
    private static final Set<String> PLAIN_NAMES = Set.of("calledElement", "decisionRef", "formRef");
    private static final Pattern RETRIES = Pattern.compile("R\\d{1,2}/P(?:T(?!0+[MH])\\d{1,4}[MH]|(?!0+D)\\d{1,3}D)");
    /** That of a P0 is the highest: nothing goes before it. */
    private static final Pattern JOB_PRIORITY = Pattern.compile("\\d|[12]\\d|30");
    private static final String REPEATED = "multiInstanceLoopCharacteristics";
    private static final Pattern FEW = Pattern.compile("[1-9]|[1-4]\\d|50");

    private final ModelFile file;
    private final ModelExpressions expressions;
    private final FormRecords records;

    DiagramRules(ModelFile file, ModelExpressions expressions, FormRecords records) {
        this.file = file;
        this.expressions = expressions;
        this.records = records;
    }

    void check(List<String> refused) {
        Document diagram;
        try {
            diagram = file.xml();
        } catch (RefusedModelException e) {
            refused.add(e.getMessage());
            return;
        }
        for (Element element : elements(diagram)) {
            check(element, sentence -> refused.add(file.shortName() + ": the element " + id(element) + ' ' + sentence));
        }
        new LoopRules(diagram).find().ifPresent(step -> refused.add(file.shortName() + ": the element " + step
                + " is in a circle in which nobody and nothing is waited for, so that it would never end. Put a task or a timer into it."));
        new ForkRules(diagram).find().ifPresent(step -> refused.add(file.shortName() + ": the element " + step
                + " divides the way in a circle, so that it would be gone by twice as many each time round. Put what is done at the same"
                + " time into a stage of its own."));
    }

    private void check(Element element, Consumer<String> refuse) {
        String name = element.getLocalName();
        Optional.ofNullable(ELEMENTS.get(name)).ifPresent(refuse);
        attributes(element).forEach(attribute -> check(element, attribute, refuse));
        if (name.endsWith("Event") && children(element).filter(child -> child.getLocalName().endsWith("EventDefinition")).count() > 1) {
            refuse.accept("is an event of several kinds, of which the engine takes one.");
        }
        String text = text(element).strip();
        if (ModelExpressions.isIn(text)) {
            expressions.problem(text).ifPresent(refuse);
        }
        switch (name) {
            case "loopCardinality" ->
                refuseUnless(FEW.matcher(text).matches(), "repeats a number of times that is not written as 1 to 50.", refuse);
            case "failedJobRetryTimeCycle" ->
                refuseUnless(Stream.of(text.split(",")).allMatch(cycle -> RETRIES.matcher(cycle.strip()).matches()),
                        "repeats what failed by another rule than R1 to R99 with at least a minute between, such as R5/PT1M.", refuse);
            case "timeCycle", "timeDuration" -> checkTime(text, refuse);
            case "inputParameter", "outputParameter" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "error" -> refuseUnless(!element.getAttribute("errorCode").contains("."),
                    "catches what went wrong inside. Name an error of the procedure.", refuse);
            case "inputDataItem" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "in", "out" -> checkTarget(element.getAttribute("target"), element.getAttribute("source"), refuse);
            case "callActivity" -> refuseUnless(camunda(element, "calledElementBinding").equals("deployment"),
                    "calls whatever is deployed last under a name. Bind it to what is deployed with it"
                            + " (camunda:calledElementBinding=\"deployment\").",
                    refuse);
            case REPEATED -> refuseUnless(!isRepeated(element.getParentNode().getParentNode()),
                    "repeats steps of a stage that is repeated itself.", refuse);
            case "process" -> checkProcess(element, refuse);
            default -> {
            }
        }
    }

    private void check(Element element, Attr attribute, Consumer<String> refuse) {
        String name = attribute.getLocalName();
        String value = attribute.getValue();
        boolean extension = attribute.getNamespaceURI() != null
                && !attribute.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        boolean listener = element.getLocalName().endsWith("Listener");
        if (ATTRIBUTES.containsKey(name) && (extension || listener && name.equals("class"))) {
            refuse.accept(ATTRIBUTES.get(name));
        } else if (name.equals("language")) {
            refuse.accept("is written in a language of its own (" + value
                    + "), which is a script. Expressions such as ${outcome == 'resolved'} name no language.");
        } else if (PLAIN_NAMES.contains(name) && value.contains("{")) {
            refuse.accept("chooses what it calls or shows by an expression (" + name + "). Name it.");
        } else if (ModelExpressions.isIn(value)) {
            expressions.problem(value).ifPresent(refuse);
        }
        if (extension && name.equals("jobPriority")) {
            refuseUnless(JOB_PRIORITY.matcher(value).matches(),
                    "gives its jobs a priority that is not written as 0 to 30, which is that of a P0.", refuse);
        }
        if (name.equals("resultVariable") || name.equals("elementVariable") || name.equals("initiator") || name.endsWith("Variable")) {
            checkTarget(value, null, refuse);
        }
    }

    private void checkTime(String text, Consumer<String> refuse) {
        if (text.isEmpty() || text.contains("{")) {
            return;
        }
        try {
            MinimumIntervalCycles.check(text);
        } catch (ProcessEngineException e) {
            refuse.accept("rings by " + text + ": " + e.getMessage());
        }
    }

    /** A ticket's process stays with its ticket: what the desk does for it goes by this variable. */
    private void checkTarget(String target, @Nullable String source, Consumer<String> refuse) {
        if (records.idVariables().contains(target) && !target.equals(source)) {
            refuse.accept("sets " + target + ", which says whose record this is. Only the desk sets it.");
        }
    }

    /** Without a form of the record a step could be completed with any variables, and a start could leave them. */
    private void checkProcess(Element process, Consumer<String> refuse) {
        if (records.of(process.getAttribute("id")).isEmpty()) {
            return;
        }
        for (Element step : elements(process)) {
            if (step.getLocalName().equals("userTask") && camunda(step, "formRef").isEmpty()) {
                refuse.accept("has the task " + id(step) + " without a form." + ONLY_FORMS);
            }
        }
    }

    private static void refuseUnless(boolean right, String sentence, Consumer<String> refuse) {
        if (!right) {
            refuse.accept(sentence);
        }
    }

    /** Whether this or what is around it is done once for each of a list. */
    static boolean isRepeated(Node step) {
        return step instanceof Element element && (repeats(element) || isRepeated(element.getParentNode()));
    }

    static boolean repeats(Element step) {
        return children(step).anyMatch(child -> child.getLocalName().equals(REPEATED));
    }

    static Stream<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast);
    }

    static List<Element> elements(Node root) {
        var found = root instanceof Document document ? document.getElementsByTagName("*") : ((Element) root).getElementsByTagName("*");
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast).toList();
    }

    private static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
    }

    /** What the engine reads, and not one of the same name in another namespace. */
    private static String camunda(Element element, String attribute) {
        return element.getAttributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getNamespaceUri(), attribute);
    }

    private static String text(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
                .filter(Text.class::isInstance)
                .map(Node::getNodeValue).collect(Collectors.joining());
    }

    /** Of the element, or of the next one around it that has one. */
    private static String id(Element element) {
        for (Node node = element; node instanceof Element owner; node = node.getParentNode()) {
            if (!owner.getAttribute("id").isEmpty()) {
                return owner.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
