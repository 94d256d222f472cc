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

    private static final Map<String, ModelRule> ELEMENTS = Map.of("scriptTask", ModelRule.SCRIPT_TASK, "script", ModelRule.SCRIPT,
            "connector", ModelRule.CONNECTOR, "field", ModelRule.FIELD_INJECTION, "formData", ModelRule.FORM_DATA,
            "signalEventDefinition", ModelRule.SIGNAL, "conditionalEventDefinition", ModelRule.CONDITIONAL_EVENT,
            "loopDataInputRef", ModelRule.MULTI_INSTANCE_DATA);
    private static final Map<String, ModelRule> ATTRIBUTES = Map.of("class", ModelRule.JAVA_CLASS, "formHandlerClass", ModelRule.JAVA_CLASS,
            "variableMappingClass", ModelRule.JAVA_CLASS, "variableMappingDelegateExpression", ModelRule.VARIABLE_MAPPING,
            "type", ModelRule.WORKER, "resource", ModelRule.SCRIPT_RESOURCE, "errorMessageVariable", ModelRule.ERROR_TEXT,
            "formKey", ModelRule.FORM_KEY, "caseRef", ModelRule.CMMN_CASE);
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
            check(element, sentence -> refused.add(ModelPlace.element(file.shortName(), id(element), sentence)));
        }
        LanguageRules.check(diagram, (element, sentence) -> refused.add(ModelPlace.element(file.shortName(), id(element), sentence)));
        new LoopRules(diagram).find().ifPresent(
                step -> refused.add(ModelPlace.element(file.shortName(), step, ModelRule.LOOP_ENDLESS.say())));
        new ForkRules(diagram).find().ifPresent(
                step -> refused.add(ModelPlace.element(file.shortName(), step, ModelRule.LOOP_FORKED.say())));
    }

    private void check(Element element, Consumer<String> refuse) {
        String name = element.getLocalName();
        Optional.ofNullable(ELEMENTS.get(name)).map(ModelRule::say).ifPresent(refuse);
        attributes(element).forEach(attribute -> check(element, attribute, refuse));
        if (name.endsWith("Event") && children(element).filter(child -> child.getLocalName().endsWith("EventDefinition")).count() > 1) {
            refuse.accept(ModelRule.EVENT_OF_SEVERAL_KINDS.say());
        }
        String text = text(element).strip();
        if (ModelExpressions.isIn(text)) {
            expressions.problem(text).map(ModelRule.EXPRESSION::say).ifPresent(refuse);
        }
        switch (name) {
            case "loopCardinality" ->
                refuseUnless(CARDINALITY.matcher(text).matches(), ModelRule.MULTI_INSTANCE_NUMBER, refuse);
            case "failedJobRetryTimeCycle" ->
                refuseUnless(Stream.of(text.split(",")).allMatch(cycle -> RETRIES.matcher(cycle.strip()).matches()),
                        ModelRule.RETRY_CYCLE,
                        refuse);
            case "timeCycle", "timeDuration" -> checkTime(text, refuse);
            case "inputParameter", "outputParameter" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "error" -> refuseUnless(!element.getAttribute("errorCode").contains("."),
                    ModelRule.JAVA_EXCEPTION, refuse);
            case "inputDataItem" -> checkTarget(element.getAttribute("name"), null, refuse);
            case "in", "out" -> checkTarget(element.getAttribute("target"), element.getAttribute("source"), refuse);
            case "callActivity" -> refuseUnless(camunda(element, "calledElementBinding").equals("deployment"),
                    ModelRule.CALL_LATEST,
                    refuse);
            case MULTI_INSTANCE -> refuseUnless(!isWithinMultiInstance(element.getParentNode().getParentNode()),
                    ModelRule.MULTI_INSTANCE_NESTED, refuse);
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
            refuse.accept(ATTRIBUTES.get(name).say());
        } else if (name.equals("language")) {
            refuse.accept(ModelRule.SCRIPT_LANGUAGE.say(value));
        } else if (WITHOUT_EXPRESSION.contains(name) && value.contains("{")) {
            refuse.accept(ModelRule.COMPUTED_REFERENCE.say(name));
        } else if (ModelExpressions.isIn(value)) {
            expressions.problem(value).map(ModelRule.EXPRESSION::say).ifPresent(refuse);
        }
        if (extension && name.equals("jobPriority")) {
            refuseUnless(JOB_PRIORITY.matcher(value).matches(),
                    ModelRule.JOB_PRIORITY, refuse);
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
            refuse.accept(ModelRule.TIMER.say(text, String.valueOf(e.getMessage())));
        }
    }

    /** A model must not link its process to the record of somebody else. */
    private void checkTarget(String target, @Nullable String source, Consumer<String> refuse) {
        if (records.idVariables().contains(target) && !target.equals(source)) {
            refuse.accept(ModelRule.RECORD_ID.say(target));
        }
    }

    /** Without a form a task could be completed with any variables. */
    private void checkProcess(Element process, Consumer<String> refuse) {
        if (records.of(process.getAttribute("id")).isEmpty()) {
            return;
        }
        for (Element step : elements(process)) {
            if (step.getLocalName().equals("userTask") && camunda(step, "formRef").isEmpty()) {
                refuse.accept(ModelRule.TASK_WITHOUT_FORM.say(id(step)));
            }
        }
    }

    private static void refuseUnless(boolean valid, ModelRule rule, Consumer<String> refuse) {
        if (!valid) {
            refuse.accept(rule.say());
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
    /** Of the element, or of the closest one around it that has one. */
    static String id(Element element) {
        for (Node node = element; node instanceof Element owner; node = node.getParentNode()) {
            if (!owner.getAttribute("id").isEmpty()) {
                return owner.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
