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

/** Checks what a diagram must not contain, whatever namespace prefix it uses: each rule names the element and the reason. */
final class DiagramRules {

    private static final String ONLY_DELEGATES = " Call a delegate by an expression such as ${registerTicketDelegate} instead.";
    private static final String ONLY_FORMS = " Use a form of the same deployment (camunda:formRef) instead.";
    private static final Map<String, String> ELEMENTS = Map.of(
            "scriptTask", "is a script task, which is not allowed." + ONLY_DELEGATES,
            "script", "contains a script, which is not allowed." + ONLY_DELEGATES,
            "connector", "uses a connector, which is not allowed." + ONLY_DELEGATES,
            "field", "injects a value into a delegate (camunda:field), which is not allowed. Delegates read the record and the"
                    + " process variables.",
            "formData", "defines its own form fields (camunda:formData), whose values are not validated." + ONLY_FORMS,
            "signalEventDefinition", "uses a signal, which would reach every ticket. Use a message or an escalation.",
            "conditionalEventDefinition",
            "waits for a condition, which may already be true and would then never trigger. Use a gateway, a message or a timer.",
            "loopDataInputRef", "takes its collection from a data object (loopDataInputRef). Use camunda:collection.");
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class", "names a Java class, which is not allowed." + ONLY_DELEGATES,
            "formHandlerClass", "names a Java class, which is not allowed." + ONLY_DELEGATES,
            "variableMappingClass", "names a Java class, which is not allowed." + ONLY_DELEGATES,
            "variableMappingDelegateExpression", "maps variables in code. Use camunda:in and camunda:out.",
            "type", "hands its work to a shell command, a mail or an external worker (camunda:type), which is not"
                    + " allowed." + ONLY_DELEGATES,
            "resource", "loads a script from a resource, which is not allowed." + ONLY_DELEGATES,
            "errorMessageVariable", "stores the text of an error (camunda:errorMessageVariable), which may contain what somebody"
                    + " typed. Remove the attribute.",
            "formKey", "shows a page that is not a form of this deployment (camunda:formKey)." + ONLY_FORMS,
            "caseRef", "calls a CMMN case, which is not supported.");
    /** A name that is the result of an expression cannot be checked here. */
    private static final Set<String> WITHOUT_EXPRESSION = Set.of("calledElement", "decisionRef", "formRef");
    private static final Pattern RETRIES = Pattern.compile("R\\d{1,2}/P(?:T(?!0+[MH])\\d{1,4}[MH]|(?!0+D)\\d{1,3}D)");
    /** The priority of a P0 ticket is the highest. */
    private static final Pattern JOB_PRIORITY = Pattern.compile("\\d|[12]\\d|30");
    private static final String MULTI_INSTANCE = "multiInstanceLoopCharacteristics";
    private static final Pattern CARDINALITY = Pattern.compile("[1-9]|[1-4]\\d|50");

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
                + " is part of a loop without a wait state, so it would run forever. Add a user task or a timer to the loop."));
        new ForkRules(diagram).find().ifPresent(step -> refused.add(file.shortName() + ": the element " + step
                + " starts parallel paths that lead back to it, so the number of tokens would double with each pass. Put the"
                + " parallel work into a subprocess."));
    }

    private void check(Element element, Consumer<String> refuse) {
        String name = element.getLocalName();
        Optional.ofNullable(ELEMENTS.get(name)).ifPresent(refuse);
        attributes(element).forEach(attribute -> check(element, attribute, refuse));
        if (name.endsWith("Event") && children(element).filter(child -> child.getLocalName().endsWith("EventDefinition")).count() > 1) {
            refuse.accept("has several event definitions, of which the engine uses only one. Use a separate event for each.");
        }
        String text = text(element).strip();
        if (ModelExpressions.isIn(text)) {
            expressions.problem(text).ifPresent(refuse);
        }
        switch (name) {
            case "loopCardinality" ->
                refuseUnless(CARDINALITY.matcher(text).matches(), "has a loop cardinality that is not a number from 1 to 50.", refuse);
            case "failedJobRetryTimeCycle" ->
                refuseUnless(Stream.of(text.split(",")).allMatch(cycle -> RETRIES.matcher(cycle.strip()).matches()),
                        "has a retry cycle that is not allowed. Use R1 to R99 with at least one minute in between, such as"
                                + " R5/PT1M.",
                        refuse);
            case "timeCycle", "timeDuration" -> checkTime(text, refuse);
            case "inputParameter", "outputParameter" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "error" -> refuseUnless(!element.getAttribute("errorCode").contains("."),
                    "catches a Java exception (its error code is a class name). Use a business error code of the procedure.", refuse);
            case "inputDataItem" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "in", "out" -> checkTarget(element.getAttribute("target"), element.getAttribute("source"), refuse);
            case "callActivity" -> refuseUnless(camunda(element, "calledElementBinding").equals("deployment"),
                    "calls the latest version of the process and not the one in this deployment. Set"
                            + " camunda:calledElementBinding=\"deployment\".",
                    refuse);
            case MULTI_INSTANCE -> refuseUnless(!isWithinMultiInstance(element.getParentNode().getParentNode()),
                    "is multi-instance inside a multi-instance subprocess. Only one level of repetition is allowed.", refuse);
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
            refuse.accept("sets an expression language (" + value
                    + "), which makes it a script. Remove the attribute: an expression such as ${outcome == 'resolved'} needs none.");
        } else if (WITHOUT_EXPRESSION.contains(name) && value.contains("{")) {
            refuse.accept("uses an expression to choose what it calls or shows (" + name + "). Write the id itself.");
        } else if (ModelExpressions.isIn(value)) {
            expressions.problem(value).ifPresent(refuse);
        }
        if (extension && name.equals("jobPriority")) {
            refuseUnless(JOB_PRIORITY.matcher(value).matches(),
                    "has a job priority that is not a number from 0 to 30 (30 is the priority of a P0 ticket).", refuse);
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
            refuse.accept("has a timer with the invalid time '" + text + "': " + e.getMessage());
        }
    }

    /** A model must not link its process to the record of somebody else. */
    private void checkTarget(String target, @Nullable String source, Consumer<String> refuse) {
        if (records.idVariables().contains(target) && !target.equals(source)) {
            refuse.accept("sets " + target + ", which links the process to its record. Only the application may set it.");
        }
    }

    /** Without a form a task could be completed with any variables. */
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

    private static void refuseUnless(boolean valid, String sentence, Consumer<String> refuse) {
        if (!valid) {
            refuse.accept(sentence);
        }
    }

    /** Whether this element or one around it is multi-instance. */
    static boolean isWithinMultiInstance(Node step) {
        return step instanceof Element element && (isMultiInstance(element) || isWithinMultiInstance(element.getParentNode()));
    }

    static boolean isMultiInstance(Element step) {
        return children(step).anyMatch(child -> child.getLocalName().equals(MULTI_INSTANCE));
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

    /** The id of the element, or of the closest one around it that has an id. */
    private static String id(Element element) {
        for (Node node = element; node instanceof Element owner; node = node.getParentNode()) {
            if (!owner.getAttribute("id").isEmpty()) {
                return owner.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
