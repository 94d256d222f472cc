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
 * Finds a way through a diagram that comes back to where it began without a step that waits: it would hold a thread, or fill the list of
 * jobs, for ever. A called process counts as one that does not wait, and so does what is done once for each of a list, which may be empty,
 * and a timer with a date that will have passed.
 */
final class LoopRules {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");
    private static final Set<String> WAITED_FOR = Set.of("timerEventDefinition", "messageEventDefinition");
    private static final Set<String> THROWING = Set.of("endEvent", "intermediateThrowEvent");
    private static final Set<String> THROWN = Set.of("escalationEventDefinition", "errorEventDefinition");
    private static final Set<String> STAGES = Set.of("subProcess", "transaction");
    private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction");
    private static final String END = "|end";
    private static final String THROWN_HERE = "|thrown";

    private final Map<String, Set<String>> next = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> stages;
    private final Set<String> left;

    LoopRules(Document diagram) {
        List<Element> elements = DiagramRules.elements(diagram);
        left = elements.stream().filter(LoopRules::isFlow).map(flow -> flow.getAttribute("sourceRef")).collect(Collectors.toSet());
        stages = elements.stream().filter(element -> STAGES.contains(element.getLocalName())).map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
        elements.forEach(this::learn);
    }

    /** A step of such a circle. */
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
        Deque<String> way = new ArrayDeque<>();
        Set<String> onTheWay = new HashSet<>();
        Deque<Iterator<String>> open = new ArrayDeque<>();
        open.push(Set.of(start).iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                if (!way.isEmpty()) {
                    onTheWay.remove(way.peek());
                    done.add(way.pop());
                }
                continue;
            }
            String step = open.peek().next();
            if (onTheWay.contains(step)) {
                return Optional.of(step);
            }
            if (!done.contains(step) && !waiting.contains(step)) {
                way.push(step);
                onTheWay.add(step);
                open.push(next.getOrDefault(step, Set.of()).iterator());
            }
        }
        return Optional.empty();
    }

    private void learn(Element element) {
        String id = element.getAttribute("id");
        switch (element.getLocalName()) {
            case "sequenceFlow" -> leads(exit(element.getAttribute("sourceRef")), element.getAttribute("targetRef"));
            case "boundaryEvent" -> {
                leads(element.getAttribute("attachedToRef"), id);
                waitIf(id, waits(element));
            }
            case "intermediateCatchEvent" -> waitIf(id, waits(element));
            case "startEvent" -> {
                leads(parent(element), id);
                waitIf(id, waits(element));
            }
            default -> waitIf(id, WAITING.contains(element.getLocalName()) && !DiagramRules.repeats(element));
        }
        learnUndrawn(element, this::leads);
        if (isBegunByEvent(element)) {
            leads(parent(element), id);
        }
        if (stages.contains(id) && DiagramRules.repeats(element)) {
            leads(id, exit(id));
        }
        boolean leavesByLink = element.getLocalName().equals("intermediateThrowEvent") && link(element).isPresent();
        if (!id.isEmpty() && !leavesByLink && (!left.contains(id) || element.getLocalName().equals("endEvent"))) {
            leads(exit(id), parent(element) + END);
        }
    }

    /** Out of a stage one comes when what is in it has ended, which is when nothing more follows. */
    private String exit(String step) {
        return stages.contains(step) ? step + END : step;
    }

    /**
     * The ways on from and to an element that no flow draws: what an event throws may begin the event stages here and further out, and a
     * link leads on. They meet in between, so that a file full of both is no file full of ways from each to each.
     */
    static void learnUndrawn(Element element, BiConsumer<String, String> leads) {
        String id = element.getAttribute("id");
        if (isBegunByEvent(element)) {
            leads.accept(parent(element) + THROWN_HERE, id);
        }
        if (THROWING.contains(element.getLocalName())
                && DiagramRules.children(element).anyMatch(child -> THROWN.contains(child.getLocalName()))) {
            for (Node around = element.getParentNode(); around instanceof Element stage; around = stage.getParentNode()) {
                leads.accept(id, stage.getAttribute("id") + THROWN_HERE);
            }
        }
        link(element).ifPresent(link -> {
            boolean caught = element.getLocalName().equals("intermediateCatchEvent");
            leads.accept(caught ? link : id, caught ? id : link);
        });
    }

    /** Not what only looks like one, inside an extension: the engine does not read it. */
    static boolean isFlow(Element element) {
        return element.getLocalName().equals("sequenceFlow") && element.getParentNode() instanceof Element scope
                && SCOPES.contains(scope.getLocalName());
    }

    private static boolean isBegunByEvent(Element element) {
        return STAGES.contains(element.getLocalName()) && !element.getAttribute("triggeredByEvent").isEmpty()
                && !element.getAttribute("triggeredByEvent").equals("false");
    }

    static String parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent.getAttribute("id") : "";
    }

    private static boolean waits(Element event) {
        List<Element> definitions = DiagramRules.children(event).filter(child -> child.getLocalName().endsWith("EventDefinition")).toList();
        return !definitions.isEmpty() && definitions.stream()
                .allMatch(definition -> WAITED_FOR.contains(definition.getLocalName()) && !hasWrittenDate(definition));
    }

    /** Not one that is asked for, as by ${sla.workDaysFromNow(3)}. */
    private static boolean hasWrittenDate(Element timer) {
        return DiagramRules.children(timer)
                .anyMatch(child -> child.getLocalName().equals("timeDate") && !child.getTextContent().contains("("));
    }

    private static Optional<String> link(Element event) {
        return DiagramRules.children(event).filter(child -> child.getLocalName().equals("linkEventDefinition"))
                .map(child -> parent(event) + "|link " + child.getAttribute("name")).findFirst();
    }

    private void leads(String from, String to) {
        next.computeIfAbsent(from, unused -> new LinkedHashSet<>()).add(to);
    }

    private void waitIf(String id, boolean waits) {
        if (waits) {
            waiting.add(id);
        }
    }
}
