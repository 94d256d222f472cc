package org.sixstep.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desk through its own endpoints: the ticket API and, for steps, the engine's REST API. */
final class SixstepDesk implements Desk {

    /** Sees every ticket, whoever took it in. */
    private static final String READER = "dispatcher";

    private final TimedClient client;

    SixstepDesk(TimedClient client) {
        this.client = client;
    }

    @Override
    public String report(Life life, String mark) throws IOException {
        return client
                .post("create ticket", life.dice(2) == 0 ? "agent" : "agent2", "/api/tickets", Texts.report(life, mark), "Idempotency-Key",
                        mark)
                .body().get("number").asText();
    }

    @Override
    public Optional<Task> task(String number) throws IOException {
        return task(client, number);
    }

    @Override
    public void complete(Task task, String user, Map<String, Object> form) throws IOException {
        client.post(task.step().replace("userTask_", "complete "), user, "/engine-rest/task/" + task.id() + "/submit-form",
                Map.of("variables", values(form)));
    }

    @Override
    public void claim(Task task, String user) throws IOException {
        claim(client, task, user);
    }

    @Override
    public void assign(Task task, String user) throws IOException {
        assign(client, task, user);
    }

    @Override
    public void answer(String number, String text) throws IOException {
        client.post("reporter's answer", READER, "/api/tickets/" + number + "/messages", Map.of("text", text, "from", "reporter"));
    }

    static Optional<Task> task(TimedClient client, String number) throws IOException {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : client.get("find task", READER, "/engine-rest/task?processInstanceBusinessKey=" + number).body()) {
            // beside the steps of the ticket; nobody here is late on purpose
            if (!task.get("taskDefinitionKey").asText().equals("userTask_explainDelay")) {
                tasks.add(new Task(task.get("id").asText(), task.get("taskDefinitionKey").asText(), task.get("assignee").asText(null)));
            }
        }
        if (tasks.size() > 1) {
            throw new IllegalStateException(number + " waits at " + tasks.size() + " steps");
        }
        return tasks.stream().findFirst();
    }

    static void claim(TimedClient client, Task task, String user) throws IOException {
        client.post("claim", user, "/engine-rest/task/" + task.id() + "/claim", Map.of("userId", user));
    }

    static void assign(TimedClient client, Task task, String user) throws IOException {
        client.post("assign", "supervisor", "/engine-rest/task/" + task.id() + "/assignee", Map.of("userId", user));
    }

    static Map<String, Object> values(Map<String, Object> plain) {
        Map<String, Object> values = new LinkedHashMap<>();
        plain.forEach(
                (key, value) -> values.put(key, value instanceof Iterable<?> ? Map.of("value", json((Iterable<?>) value), "type", "Json")
                        : value == null ? Map.of() : Map.of("value", value)));
        return values;
    }

    private static String json(Iterable<?> words) {
        StringBuilder json = new StringBuilder();
        words.forEach(word -> json.append(json.isEmpty() ? "[\"" : ",\"").append(word).append('"'));
        return json.append("]").toString();
    }
}
