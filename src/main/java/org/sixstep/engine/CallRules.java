package org.sixstep.engine;

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

/** What the diagrams of one deployment must be together: no process calls itself by way of others, and the desk's own door stays open. */
final class CallRules {

    private record Call(String file, String element, String process) { }

    private final List<ModelFile> diagrams;

    CallRules(List<ModelFile> diagrams) {
        this.diagrams = diagrams;
    }

    void check(List<String> refused) {
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        for (ModelFile diagram : diagrams) {
            Document document = diagram.xml();
            for (Element element : DiagramRules.elements(document)) {
                if (element.getLocalName().equals("process")) {
                    calls.put(element.getAttribute("id"), calls(diagram, element));
                    checkDoor(diagram, document, element.getAttribute("id"), refused);
                }
            }
        }
        calls.keySet().forEach(process -> calls.get(process).stream().filter(call -> reaches(call.process(), process, calls)).forEach(call ->
                refused.add(call.file() + ": the element " + call.element() + " calls the process " + call.process() + ", which calls " + process
                        + " again: they would never end.")));
    }

    private static List<Call> calls(ModelFile diagram, Element process) {
        List<Call> calls = new ArrayList<>();
        for (Element element : DiagramRules.elements(process)) {
            if (element.getLocalName().equals("callActivity")) {
                calls.add(new Call(diagram.shortName(), element.getAttribute("id"), element.getAttribute("calledElement")));
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
        elements.stream().filter(element -> element.getLocalName().equals("message") && element.getAttribute("name").equals(SupportTicket.PROBLEM_RECEIVED))
                .forEach(message -> messages.add(message.getAttribute("id")));
        boolean open = elements.stream().filter(element -> element.getLocalName().equals("startEvent")).flatMap(start -> DiagramRules.elements(start).stream())
                .anyMatch(child -> child.getLocalName().equals("messageEventDefinition") && messages.contains(child.getAttribute("messageRef")));
        if (!open) {
            refused.add(diagram.shortName() + ": the process " + process + " has no start event for the message " + SupportTicket.PROBLEM_RECEIVED
                    + ", by which every problem is received.");
        }
    }
}
