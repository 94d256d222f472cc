package org.sixstep.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** What those do beside the life of a ticket who do not work on it: they look, search, and publish what was learned. */
final class Colleagues {

    /** One turn of what a person does again and again. */
    interface Turn {

        void take() throws IOException;
    }

    private final TimedClient client;
    /** Numbers of accepted tickets. */
    private final Supplier<List<String>> numbers;

    Colleagues(TimedClient client, Supplier<List<String>> numbers) {
        this.client = client;
        this.numbers = numbers;
    }

    List<Turn> all() {
        return List.of(this::supervise, this::manage, this::ownTheProcess, this::administer, this::publish);
    }

    private void supervise() throws IOException {
        client.get("list tickets", "supervisor", "/api/tickets?limit=50");
        client.get("search tickets", "supervisor", "/api/tickets?q=VPN&limit=50");
        Optional<String> number = oneOf(numbers.get());
        if (number.isPresent()) {
            String ticket = "/api/tickets/" + number.get();
            client.get("read ticket", "supervisor", ticket);
            client.get("read timeline", "supervisor", ticket + "/timeline");
            client.get("read deadlines", "supervisor", ticket + "/deadlines");
            client.get("read suggestions", "supervisor", ticket + "/suggestions");
        }
    }

    private void manage() throws IOException {
        client.get("statistics", "manager", "/engine-rest/process-definition/statistics?failedJobs=true&incidents=true");
        client.get("count incidents", "manager", "/engine-rest/incident/count");
        client.get("count tasks by group", "manager", "/engine-rest/task/report/candidate-group-count");
        client.get("count ended", "manager", "/engine-rest/history/process-instance/count?finished=true");
        client.get("metrics", "manager", "/actuator/prometheus");
    }

    private void ownTheProcess() throws IOException {
        client.get("list deployments", "owner", "/engine-rest/deployment?maxResults=20");
        client.get("list definitions", "owner", "/engine-rest/process-definition?latestVersion=true");
        client.get("read diagram", "owner", "/engine-rest/process-definition/key/supportTicket/xml");
        client.get("read table", "owner", "/engine-rest/decision-definition/key/assignPriority/xml");
    }

    private void administer() throws IOException {
        client.get("list users", "admin", "/engine-rest/user?maxResults=50");
        client.get("list groups", "admin", "/engine-rest/group?maxResults=50");
        client.get("count jobs", "admin", "/engine-rest/job/count");
        client.get("health", "admin", "/actuator/health");
    }

    /** Looks again before each answer, so that none is decided twice after an outage. */
    private void publish() throws IOException {
        client.get("search answers", "knowledge", "/api/knowledge?q=configuration");
        JsonNode waiting = client.get("answers to review", "knowledge",
                "/engine-rest/task?taskDefinitionKey=userTask_reviewAnswer&maxResults=5").body();
        for (JsonNode task : waiting) {
            String path = "/engine-rest/task/" + task.get("id").asText();
            if (task.get("assignee").isNull()) {
                client.post("claim review", "knowledge", path + "/claim", Map.of("userId", "knowledge"));
            }
            JsonNode fields = client.get("load answer", "knowledge", path + "/form-variables").body();
            client.post("review answer", "knowledge", path + "/submit-form", Map.of("variables",
                    SixstepDesk.values(Texts.fields("answerTitle", fields.path("answerTitle").path("value").asText(), "answerBody",
                            fields.path("answerBody").path("value").asText(), "answerDecision", "publish"))));
        }
    }

    private static Optional<String> oneOf(List<String> numbers) {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.get(ThreadLocalRandom.current().nextInt(numbers.size())));
    }
}
