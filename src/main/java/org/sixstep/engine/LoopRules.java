package org.sixstep.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Finds a way through a diagram that comes back to where it began without a step that waits: it would hold a thread, or fill the list of jobs, for ever.
 * A called process counts as one that does not wait.
 */
final class LoopRules {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway");
    private static final Set<String> WAITED_FOR = Set.of("timerEventDefinition", "messageEventDefinition", "conditionalEventDefinition");
    private static final Set<String> STAGES = Set.of("subProcess", "transaction");
    private static final String END = "|end";

    private final Map<String, Set<String>> next = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Map<String, String> caught = new HashMap<>();
    private final Set<String> stages;

    LoopRules(Document diagram) {
        List<Element> elements = DiagramRules.elements(diagram);
        stages = elements.stream().filter(element -> STAGES.contains(element.getLocalName())).map(element -> element.getAttribute("id")).collect(Collectors.toSet());
        elements.stream().filter(element -> element.getLocalName().equals("intermediateCatchEvent")).forEach(this::learnLink);
        elements.forEach(this::learn);
    }

    /** A step of such a circle. */
    Optional<String> find() {
        Set<String> done = new HashSet<>();
        for (String start : next.keySet()) {
            Optional<String> found = find(start, done);
            if (found.isPresent()) {
                return found.map(step -> step.replace(END, ""));
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
            case "sequenceFlow" -> leads(after(element), element.getAttribute("targetRef"));
            case "boundaryEvent" -> {
                leads(element.getAttribute("attachedToRef"), id);
                waitIf(id, has(element, WAITED_FOR));
            }
            case "intermediateCatchEvent" -> waitIf(id, has(element, WAITED_FOR));
            case "startEvent" -> leads(((Element) element.getParentNode()).getAttribute("id"), id);
            case "endEvent" -> leads(id, ((Element) element.getParentNode()).getAttribute("id") + END);
            case "intermediateThrowEvent" -> link(element).map(caught::get).ifPresent(target -> leads(id, target));
            default -> waitIf(id, WAITING.contains(element.getLocalName()));
        }
    }

    /** Out of a stage one comes when what is in it has ended. */
    private String after(Element flow) {
        String source = flow.getAttribute("sourceRef");
        return stages.contains(source) ? source + END : source;
    }

    private void learnLink(Element event) {
        link(event).ifPresent(name -> caught.put(name, event.getAttribute("id")));
    }

    private static Optional<String> link(Element event) {
        return DiagramRules.elements(event).stream().filter(child -> child.getLocalName().equals("linkEventDefinition")).map(child -> child.getAttribute("name")).findFirst();
    }

    private static boolean has(Element event, Set<String> definitions) {
        return DiagramRules.elements(event).stream().anyMatch(child -> definitions.contains(child.getLocalName()));
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
