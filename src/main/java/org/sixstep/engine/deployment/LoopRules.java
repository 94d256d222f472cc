package org.sixstep.engine.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Finds a loop without a wait state: it would occupy a thread, or create jobs, forever. A called process counts as one that does not
 * wait, and so do a multi-instance step, whose collection may be empty, and a timer with a fixed date, which will have passed.
 */
final class LoopRules {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");
    private static final Set<String> WAITING_EVENTS = Set.of("timerEventDefinition", "messageEventDefinition");
    private static final Set<String> THROWING = Set.of("endEvent", "intermediateThrowEvent");
    private static final Set<String> THROWN = Set.of("escalationEventDefinition", "errorEventDefinition");
    private static final Set<String> SUBPROCESSES = Set.of("subProcess", "transaction");
    private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction");
    private static final String END = "|end";
    private static final String THROWN_HERE = "|thrown";

    private final Map<String, Set<String>> next = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> subprocesses;
    private final Set<String> withOutgoingFlow;

    LoopRules(Document diagram) {
        List<Element> elements = DiagramRules.elements(diagram);
        withOutgoingFlow = elements.stream().filter(LoopRules::isFlow).map(flow -> flow.getAttribute("sourceRef"))
                .collect(Collectors.toSet());
        subprocesses = elements.stream().filter(element -> SUBPROCESSES.contains(element.getLocalName()))
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
        elements.forEach(this::add);
    }

    /** The id of an element of such a loop. */
    Optional<String> find() {
        Set<String> done = new HashSet<>();
        for (String start : next.keySet()) {
            Optional<String> found = find(start, done);
            if (found.isPresent()) {
                return found.map(step -> step.replaceFirst("\\|.*", ""));
            }
        }
        return Optional.empty();
    }

    private Optional<String> find(String start, Set<String> done) {
        Deque<String> path = new ArrayDeque<>();
        Set<String> onPath = new HashSet<>();
        Deque<Iterator<String>> pending = new ArrayDeque<>();
        pending.push(Set.of(start).iterator());
        while (!pending.isEmpty()) {
            if (!pending.peek().hasNext()) {
                pending.pop();
                if (!path.isEmpty()) {
                    onPath.remove(path.peek());
                    done.add(path.pop());
                }
                continue;
            }
            String step = pending.peek().next();
            if (onPath.contains(step)) {
                return Optional.of(step);
            }
            if (!done.contains(step) && !waiting.contains(step)) {
                path.push(step);
                onPath.add(step);
                pending.push(next.getOrDefault(step, Set.of()).iterator());
            }
        }
        return Optional.empty();
    }

    private void add(Element element) {
        String id = element.getAttribute("id");
        switch (element.getLocalName()) {
            case "sequenceFlow" -> connect(exit(element.getAttribute("sourceRef")), element.getAttribute("targetRef"));
            case "boundaryEvent" -> {
                connect(element.getAttribute("attachedToRef"), id);
                waitIf(id, waits(element));
            }
            case "intermediateCatchEvent" -> waitIf(id, waits(element));
            case "startEvent" -> {
                connect(parent(element), id);
                waitIf(id, waits(element));
            }
            default -> waitIf(id, WAITING.contains(element.getLocalName()) && !DiagramRules.isMultiInstance(element));
        }
        addImplicitFlows(element, this::connect);
        if (isEventSubprocess(element)) {
            connect(parent(element), id);
        }
        if (subprocesses.contains(id) && DiagramRules.isMultiInstance(element)) {
            connect(id, exit(id));
        }
        boolean continuesAtLink = element.getLocalName().equals("intermediateThrowEvent") && link(element).isPresent();
        if (!id.isEmpty() && !continuesAtLink && (!withOutgoingFlow.contains(id) || element.getLocalName().equals("endEvent"))) {
            connect(exit(id), parent(element) + END);
        }
    }

    /** A subprocess is left when everything in it has ended. */
    private String exit(String step) {
        return subprocesses.contains(step) ? step + END : step;
    }

    /**
    * The connections that no sequence flow draws: a thrown event may start the event subprocesses of its scope and the scopes around it,
    * and a link event continues at its target. They meet in a node in between, so that their number grows linearly.
     */
    static void addImplicitFlows(Element element, BiConsumer<String, String> connect) {
        String id = element.getAttribute("id");
        if (isEventSubprocess(element)) {
            connect.accept(parent(element) + THROWN_HERE, id);
        }
        if (THROWING.contains(element.getLocalName())
                && DiagramRules.children(element).anyMatch(child -> THROWN.contains(child.getLocalName()))) {
            for (Node enclosing = element.getParentNode(); enclosing instanceof Element scope; enclosing = scope.getParentNode()) {
                connect.accept(id, scope.getAttribute("id") + THROWN_HERE);
            }
        }
        link(element).ifPresent(link -> {
            boolean caught = element.getLocalName().equals("intermediateCatchEvent");
            connect.accept(caught ? link : id, caught ? id : link);
        });
    }

    /** An element of the same name inside an extension is not read by the engine. */
    static boolean isFlow(Element element) {
        return element.getLocalName().equals("sequenceFlow") && element.getParentNode() instanceof Element scope
                && SCOPES.contains(scope.getLocalName());
    }

    private static boolean isEventSubprocess(Element element) {
        return SUBPROCESSES.contains(element.getLocalName()) && !element.getAttribute("triggeredByEvent").isEmpty()
                && !element.getAttribute("triggeredByEvent").equals("false");
    }

    static String parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent.getAttribute("id") : "";
    }

    private static boolean waits(Element event) {
        List<Element> definitions = DiagramRules.children(event).filter(child -> child.getLocalName().endsWith("EventDefinition")).toList();
        return !definitions.isEmpty() && definitions.stream()
                .allMatch(definition -> WAITING_EVENTS.contains(definition.getLocalName()) && !hasFixedDate(definition));
    }

    /** A date that is computed, such as ${sla.workDaysFromNow(3)}, does not count. */
    private static boolean hasFixedDate(Element timer) {
        return DiagramRules.children(timer)
                .anyMatch(child -> child.getLocalName().equals("timeDate") && !child.getTextContent().contains("("));
    }

    private static Optional<String> link(Element event) {
        return DiagramRules.children(event).filter(child -> child.getLocalName().equals("linkEventDefinition"))
                .map(child -> parent(event) + "|link " + child.getAttribute("name")).findFirst();
    }

    private void connect(String from, String to) {
        next.computeIfAbsent(from, unused -> new LinkedHashSet<>()).add(to);
    }

    private void waitIf(String id, boolean waits) {
        if (waits) {
            waiting.add(id);
        }
    }
}
