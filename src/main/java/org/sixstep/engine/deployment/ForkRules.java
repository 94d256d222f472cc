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
 * Finds an element that starts parallel paths which lead back to it: the number of tokens would double with each pass, to a million after
 * twenty. Parallel work inside a subprocess is joined at its end.
 */
final class ForkRules {

    private static final Set<String> EXCLUSIVE = Set.of("exclusiveGateway", "eventBasedGateway");

    private final List<Element> elements;
    /** The elements to which one element sends a token each. */
    private final Map<String, List<String>> branches = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();

    ForkRules(Document diagram) {
        elements = DiagramRules.elements(diagram);
        for (Element element : elements) {
            String id = element.getAttribute("id");
            if (LoopRules.isFlow(element)) {
                connect(branches, element.getAttribute("sourceRef"), element.getAttribute("targetRef"));
            } else if (element.getLocalName().equals("boundaryEvent")) {
                connect(next, element.getAttribute("attachedToRef"), id);
            } else if (element.getLocalName().equals("startEvent")) {
                connect(next, LoopRules.parent(element), id);
            }
            LoopRules.addImplicitFlows(element, (from, to) -> connect(from.equals(id) ? branches : next, from, to));
        }
        branches.forEach((from, targets) -> targets.forEach(to -> connect(next, from, to)));
    }

    /** The id of such an element. */
    Optional<String> find() {
        return elements.stream().filter(this::multiplies).map(element -> element.getAttribute("id")).findFirst();
    }

    private boolean multiplies(Element element) {
        String id = element.getAttribute("id");
        if (element.getLocalName().equals("boundaryEvent") && !element.getAttribute("cancelActivity").isEmpty()
                && !element.getAttribute("cancelActivity").equals("true")) {
            return leadsBackTo(element.getAttribute("attachedToRef"), id);
        }
        List<String> outgoing = branches.getOrDefault(id, List.of());
        return outgoing.size() > 1 && !EXCLUSIVE.contains(element.getLocalName())
                && outgoing.stream().filter(target -> leadsBackTo(id, target)).count() > 1;
    }

    private boolean leadsBackTo(String step, String from) {
        Set<String> visited = new HashSet<>();
        Set<String> pending = new LinkedHashSet<>(Set.of(from));
        while (!pending.isEmpty()) {
            String current = pending.iterator().next();
            pending.remove(current);
            if (current.equals(step)) {
                return true;
            }
            if (visited.add(current)) {
                pending.addAll(next.getOrDefault(current, List.of()));
            }
        }
        return false;
    }

    private static void connect(Map<String, List<String>> map, String from, String to) {
        map.computeIfAbsent(from, unused -> new ArrayList<>()).add(to);
    }
}
