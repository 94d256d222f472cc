package org.sixstep.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same steps on the bare engine ({@link BareEngine}) with the same number of calls. What forms and delegates decide in the application
 * is here a variable that the caller sends; nothing else of a form is sent.
 */
final class BareDesk implements Desk {

    private static final Set<String> ASKED_BY_GATEWAYS = Set.of("triageOutcome", "outcome", "satisfaction", "analysisOutcome",
            "reviewDecision", "authorization",
            "solutionResult", "solutionInTime", "classification", "knowledgeDecision", "impact", "urgency", "category");

    private final TimedClient client;

    BareDesk(TimedClient client) {
        this.client = client;
    }

    @Override
    public String report(Life life, String mark) throws IOException {
        Map<String, Object> variables = Texts.fields("ticketId", "00000000-0000-0000-0000-000000000000", "round", 1, "priority", "P2",
                "handlingGroup", "system",
                "owner", life.dice(2) == 0 ? "system" : "system2", "recordComplete", true, "classificationCertain",
                !life.category().equals("unclear") && !life.end().priority().equals("P0"), "satisfaction", null, "policy", "merged",
                "requestKind", "incident",
                "impact", life.impact(), "urgency", life.urgency(), "category", life.category());
        client.post("create ticket", "admin", "/engine-rest/message",
                Map.of("messageName", "support.problemReceived", "businessKey", mark, "processVariables", SixstepDesk.values(variables)));
        return mark;
    }

    @Override
    public Optional<Task> task(String number) throws IOException {
        return SixstepDesk.task(client, number);
    }

    @Override
    public void complete(Task task, String user, Map<String, Object> form) throws IOException {
        Map<String, Object> variables = new LinkedHashMap<>(form);
        variables.keySet().retainAll(ASKED_BY_GATEWAYS);
        variables.computeIfPresent("satisfaction", (name, text) -> Integer.valueOf(text.toString()));
        switch (task.step()) {
            case "userTask_confirmClassification" -> variables.put("classificationCertain", true);
            case "userTask_triageTicket" -> {
                if ("reassign".equals(form.get("triageOutcome"))) {
                    variables.put("classificationCertain", form.containsKey("handlingGroup"));
                    variables.put("handlingGroup", form.getOrDefault("handlingGroup", "system"));
                }
            }
            case "userTask_analyseProblem" -> {
                if ("classifyAgain".equals(form.get("analysisOutcome"))) {
                    variables.put("classificationCertain", false);
                }
                if ("planReady".equals(form.get("analysisOutcome"))) {
                    variables.put("precautions", (Boolean.TRUE.equals(form.get("changesSystem")) ? "secondPersonNeeded " : "")
                            + (Boolean.TRUE.equals(form.get("touchesReporterData")) ? "authorizationNeeded" : ""));
                }
            }
            case "userTask_reviewSolution" -> variables.putIfAbsent("secondPersonWaived", false);
            case "userTask_confirmWithReporter" -> variables.putIfAbsent("satisfaction", null);
            default -> {
            }
        }
        client.post(task.step().replace("userTask_", "complete "), user, "/engine-rest/task/" + task.id() + "/complete",
                Map.of("variables", SixstepDesk.values(variables)));
    }

    @Override
    public void claim(Task task, String user) throws IOException {
        SixstepDesk.claim(client, task, user);
    }

    @Override
    public void assign(Task task, String user) throws IOException {
        SixstepDesk.assign(client, task, user);
    }

    @Override
    public void answer(String number, String text) throws IOException {
        client.post("reporter's answer", "admin", "/engine-rest/message",
                Map.of("messageName", "support.reporterAnswered", "businessKey", number, "all", true));
    }
}
