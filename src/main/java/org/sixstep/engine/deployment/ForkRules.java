package org.sixstep.engine.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Finds a step at which the way divides into several that come back to it: each time round there would be twice as many, a million after
 * twenty. What is done at the same time inside a stage is together again at its end.
 */
final class ForkRules {

    private static final Set<String> ONE_OF_MANY = Set.of("exclusiveGateway", "eventBasedGateway");

    private final List<Element> elements;
    /** The ways that one step may take all at once. */
    private final Map<String, List<String>> ways = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();

    ForkRules(Document diagram) {
        elements = DiagramRules.elements(diagram);
        for (Element element : elements) {
            String id = element.getAttribute("id");
            if (LoopRules.isFlow(element)) {
                leads(ways, element.getAttribute("sourceRef"), element.getAttribute("targetRef"));
            } else if (element.getLocalName().equals("boundaryEvent")) {
                leads(next, element.getAttribute("attachedToRef"), id);
            } else if (element.getLocalName().equals("startEvent")) {
                leads(next, LoopRules.parent(element), id);
            }
            LoopRules.learnUndrawn(element, (from, to) -> leads(from.equals(id) ? ways : next, from, to));
        }
        ways.forEach((from, many) -> many.forEach(to -> leads(next, from, to)));
    }

    /** Such a step. */
    Optional<String> find() {
        return elements.stream().filter(this::multiplies).map(element -> element.getAttribute("id")).findFirst();
    }

    private boolean multiplies(Element element) {
        String id = element.getAttribute("id");
        if (element.getLocalName().equals("boundaryEvent") && !element.getAttribute("cancelActivity").isEmpty()
                && !element.getAttribute("cancelActivity").equals("true")) {
            return comesTo(element.getAttribute("attachedToRef"), id);
        }
        List<String> all = ways.getOrDefault(id, List.of());
        return all.size() > 1 && !ONE_OF_MANY.contains(element.getLocalName()) && all.stream().filter(way -> comesTo(id, way)).count() > 1;
    }

    private boolean comesTo(String step, String from) {
        Set<String> seen = new HashSet<>();
        Set<String> open = new LinkedHashSet<>(Set.of(from));
        while (!open.isEmpty()) {
            String here = open.iterator().next();
            open.remove(here);
            if (here.equals(step)) {
                return true;
            }
            if (seen.add(here)) {
                open.addAll(next.getOrDefault(here, List.of()));
            }
        }
        return false;
    }

    private static void leads(Map<String, List<String>> map, String from, String to) {
        map.computeIfAbsent(from, unused -> new ArrayList<>()).add(to);
    }
}
