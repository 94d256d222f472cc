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
 * Checks the diagrams of one deployment together: no process calls itself through others, no multi-instance step calls a process with
 * multi-instance steps, problems can still be received, and the number of processes is limited.
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
        Set<String> multiInstance = new HashSet<>();
        int processes = 0;
        int timers = 0;
        for (ModelFile diagram : diagrams) {
            Document document = diagram.xml();
            for (Element element : DiagramRules.elements(document)) {
                if (element.getLocalName().equals("process")) {
                    processes++;
                    calls.put(element.getAttribute("id"), calls(diagram, element));
                    checkMessageStart(diagram, document, element.getAttribute("id"), refused);
                    if (DiagramRules.elements(element).stream().anyMatch(DiagramRules::isMultiInstance)) {
                        multiInstance.add(element.getAttribute("id"));
                    }
                } else if (element.getLocalName().equals("startEvent")
                        && DiagramRules.children(element).anyMatch(child -> child.getLocalName().equals("timerEventDefinition"))) {
                    timers++;
                }
            }
        }
        if (processes > MOST_PROCESSES || timers > MOST_STARTS_BY_TIMER) {
            refused.add(ModelRule.PROCESSES.say(MOST_PROCESSES, MOST_STARTS_BY_TIMER));
        }
        calls
                .forEach((process, made) -> made.stream().filter(call -> reaches(call.process(), process, calls))
                        .forEach(call -> refused.add(ModelPlace.element(call.file(), call.element(),
                                ModelRule.CALL_ENDLESS.say(call.process(), process)))));
        calls.values().stream().flatMap(List::stream)
                .filter(call -> call.repeated() && multiInstance.stream().anyMatch(process -> reaches(call.process(), process, calls)))
                .forEach(call -> refused
                        .add(ModelPlace.element(call.file(), call.element(), ModelRule.CALL_REPEATED.say(call.process()))));
    }

    private static List<Call> calls(ModelFile diagram, Element process) {
        List<Call> calls = new ArrayList<>();
        for (Element element : DiagramRules.elements(process)) {
            if (element.getLocalName().equals("callActivity")) {
                calls.add(new Call(diagram.shortName(), element.getAttribute("id"), element.getAttribute("calledElement"),
                        DiagramRules.isWithinMultiInstance(element)));
            }
        }
        return calls;
    }

    private static boolean reaches(String from, String process, Map<String, List<Call>> calls) {
        Set<String> seen = new HashSet<>();
        Set<String> pending = new LinkedHashSet<>(Set.of(from));
        while (!pending.isEmpty()) {
            String next = pending.iterator().next();
            pending.remove(next);
            if (next.equals(process)) {
                return true;
            }
            if (seen.add(next)) {
                calls.getOrDefault(next, List.of()).forEach(call -> pending.add(call.process()));
            }
        }
        return false;
    }

    /** Without this start event no channel could create a ticket. */
    private static void checkMessageStart(ModelFile diagram, Document document, String process, List<String> refused) {
        if (!process.equals(SupportTicket.PROCESS)) {
            return;
        }
        List<Element> elements = DiagramRules.elements(document);
        Set<String> messages = new HashSet<>();
        elements.stream().filter(
                element -> element.getLocalName().equals("message") && element.getAttribute("name").equals(SupportTicket.PROBLEM_RECEIVED))
                .forEach(message -> messages.add(message.getAttribute("id")));
        boolean present = elements.stream().filter(element -> element.getLocalName().equals("startEvent"))
                .flatMap(start -> DiagramRules.elements(start).stream())
                .anyMatch(child -> child.getLocalName().equals("messageEventDefinition")
                        && messages.contains(child.getAttribute("messageRef")));
        if (!present) {
            refused.add(ModelPlace.file(diagram.shortName(), ModelRule.MESSAGE_START.say(process, SupportTicket.PROBLEM_RECEIVED)));
        }
    }
}
