package org.sixstep.engine.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sixstep.process.SupportTicket;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the diagrams of one deployment must be together: no process calls itself by way of others, none repeats what is repeated already,
 * the desk's own door stays open, and there are no more of them than a procedure has.
 */
final class CallRules {

    private static final int MOST_PROCESSES = 50;
    private static final int MOST_STARTS_BY_TIMER = 50;

    private record Call(String file, String element, String process, boolean repeated) {}

    private final List<ModelFile> diagrams;

    CallRules(List<ModelFile> diagrams) {
        this.diagrams = diagrams;
    }

    void check(List<String> refused) {
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        Set<String> repeating = new HashSet<>();
        int processes = 0;
        int timers = 0;
        for (ModelFile diagram : diagrams) {
            Document document = diagram.xml();
            for (Element element : DiagramRules.elements(document)) {
                if (element.getLocalName().equals("process")) {
                    processes++;
                    calls.put(element.getAttribute("id"), calls(diagram, element));
                    checkDoor(diagram, document, element.getAttribute("id"), refused);
                    if (DiagramRules.elements(element).stream().anyMatch(DiagramRules::repeats)) {
                        repeating.add(element.getAttribute("id"));
                    }
                } else if (element.getLocalName().equals("startEvent")
                        && DiagramRules.children(element).anyMatch(child -> child.getLocalName().equals("timerEventDefinition"))) {
                    timers++;
                }
            }
        }
        if (processes > MOST_PROCESSES || timers > MOST_STARTS_BY_TIMER) {
            refused.add("These are more processes than a procedure has: at most " + MOST_PROCESSES + ", and " + MOST_STARTS_BY_TIMER
                    + " that a timer starts.");
        }
        calls
                .forEach((process, made) -> made.stream().filter(call -> reaches(call.process(), process, calls))
                        .forEach(call -> refused.add(call.file() + ": the element " + call.element() + " calls the process "
                                + call.process() + ", which calls " + process
                                + " again: they would never end.")));
        calls.values().stream().flatMap(List::stream)
                .filter(call -> call.repeated() && repeating.stream().anyMatch(process -> reaches(call.process(), process, calls)))
                .forEach(call -> refused.add(call.file() + ": the element " + call.element() + " repeats the process " + call.process()
                        + ", which repeats steps itself."));
    }

    private static List<Call> calls(ModelFile diagram, Element process) {
        List<Call> calls = new ArrayList<>();
        for (Element element : DiagramRules.elements(process)) {
            if (element.getLocalName().equals("callActivity")) {
                calls.add(new Call(diagram.shortName(), element.getAttribute("id"), element.getAttribute("calledElement"),
                        DiagramRules.isRepeated(element)));
            }
        }
        return calls;
    }

    private static boolean reaches(String from, String process, Map<String, List<Call>> calls) {
        Set<String> seen = new HashSet<>();
        Set<String> open = new LinkedHashSet<>(Set.of(from));
        while (!open.isEmpty()) {
            String next = open.iterator().next();
            open.remove(next);
            if (next.equals(process)) {
                return true;
            }
            if (seen.add(next)) {
                calls.getOrDefault(next, List.of()).forEach(call -> open.add(call.process()));
            }
        }
        return false;
    }

    /** Without it no ticket could be taken in any more, by whatever channel. */
    private static void checkDoor(ModelFile diagram, Document document, String process, List<String> refused) {
        if (!process.equals(SupportTicket.PROCESS)) {
            return;
        }
        List<Element> elements = DiagramRules.elements(document);
        Set<String> messages = new HashSet<>();
        elements.stream().filter(
                element -> element.getLocalName().equals("message") && element.getAttribute("name").equals(SupportTicket.PROBLEM_RECEIVED))
                .forEach(message -> messages.add(message.getAttribute("id")));
        boolean open = elements.stream().filter(element -> element.getLocalName().equals("startEvent"))
                .flatMap(start -> DiagramRules.elements(start).stream())
                .anyMatch(child -> child.getLocalName().equals("messageEventDefinition")
                        && messages.contains(child.getAttribute("messageRef")));
        if (!open) {
            refused.add(diagram.shortName() + ": the process " + process + " has no start event for the message "
                    + SupportTicket.PROBLEM_RECEIVED
                    + ", by which every problem is received.");
        }
    }
}
