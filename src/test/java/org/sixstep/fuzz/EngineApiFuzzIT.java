package org.sixstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.SixstepTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The engine's interface under fire, each operation of the description that the engine publishes: no value of a client is a fault of the
 * server.
 */
@SixstepTest
class EngineApiFuzzIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "options");
    /** An administrator only reads: what one may delete is needed by the next request. */
    private static final List<String> READERS = List.of("agent", "lead", "manager", "owner", "admin");
    private static final List<String> WRITERS = List.of("agent", "lead", "expert", "knowledge");
    private static final List<String> TIMES = List.of("+292278994-08-17T07:12:55.807+0000", "2026-13-45T00:00:00.000+0000",
            "99999-01-01T00:00:00.000+0000", "-1", "2026-11-30T10:00:00.000+0000", "292278995-01-01T00:00:00.000+0000");
    private static final List<String> NAMES = List.of("%", "_", "\u0000", "a\u0000b", "supportTicket", "x_eq_\u0000", "x_gt_1", "x_like_%",
            "x_neq_", "_eq_", "'", "x".repeat(4_001));

    @LocalServerPort
    int port;

    private final HostileValues hostile = new HostileValues(HostileValues.SEED);
    private FuzzClient client;
    private JsonNode description;
    private List<String> ids;

    private record Operation(String path, String method, JsonNode about) {}

    @BeforeEach
    void setUp() throws IOException {
        client = new FuzzClient(port);
        try (InputStream published = EngineApiFuzzIT.class.getResourceAsStream("/openapi.json")) {
            description = JSON.readTree(published);
        }
        client.send("agent", "POST", "/api/tickets", """
                {"summary": "Fuzz", "description": "x", "reporter": {"name": "Lin"}, "category": "network", "impact": "user",
                 "urgency": "low", "requestKind": "incident"}""".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        ids = new ArrayList<>(List.of("supportTicket", "x", "%00", "%25", "agent", "summary"));
        for (String list : List.of("task", "process-instance", "process-definition", "decision-definition", "deployment", "job",
                "history/activity-instance")) {
            JSON.readTree(client.send("admin", "GET", "/engine-rest/" + list + "?maxResults=2", null).body())
                    .forEach(row -> ids.add(row.path("id").asText()));
        }
    }

    @Test
    void noOperationFails() {
        List<Operation> operations = new ArrayList<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                operations.add(new Operation(path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue()));
            }
        }));
        assertThat(operations).as("operations that the engine describes").hasSizeGreaterThan(300);

        int rounds = HostileValues.rounds(2);
        for (Operation operation : operations) {
            for (int round = 0; round < rounds; round++) {
                fire(operation);
            }
        }
        client.assertNoFault(operations.size() * rounds);
    }

    private void fire(Operation operation) {
        StringBuilder path = new StringBuilder("/engine-rest");
        for (String segment : operation.path().substring(1).split("/")) {
            path.append('/').append(segment.startsWith("{") ? hostile.any(ids) : segment);
        }
        char separator = '?';
        for (JsonNode parameter : operation.about().path("parameters")) {
            if (parameter.path("in").asText().equals("query") && hostile.oneIn(4)) {
                path.append(separator).append(parameter.path("name").asText()).append('=')
                        .append(FuzzClient.encoded(value(parameter.path("schema"))));
                separator = '&';
            }
        }
        JsonNode content = operation.about().at("/requestBody/content/application~1json");
        byte[] body = content.isMissingNode() ? null : body(content).getBytes(StandardCharsets.UTF_8);
        List<String> headers = new ArrayList<>(List.of("Accept", "application/json"));
        if (body != null) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        client.send(hostile.any(operation.method().equals("GET") ? READERS : WRITERS), operation.method(), path.toString(), body,
                headers.toArray(String[]::new));
    }

    private String value(JsonNode schema) {
        if (hostile.oneIn(5)) {
            String text = hostile.text();
            return text.length() > 2_000 ? text.substring(0, 2_000) : text;
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(hostile.below(schema.path("enum").size())).asText();
        }
        return switch (schema.path("type").asText() + schema.path("format").asText()) {
            case "boolean" -> hostile.any(List.of("true", "false", "maybe"));
            case "integer", "integerint32", "integerint64" -> hostile.any(List.of("0", "1", "-1", "99999999999", "9223372036854775807"));
            case "stringdate-time" -> hostile.any(TIMES);
            default -> hostile.any(hostile.oneIn(2) ? NAMES : ids);
        };
    }

    /** The first example that the description gives, with one value in it replaced; or none that fits. */
    private String body(JsonNode content) {
        JsonNode examples = content.path("examples");
        if (hostile.oneIn(6) || examples.isEmpty()) {
            return hostile.oneIn(2) ? "{}" : hostile.json();
        }
        JsonNode example = examples.elements().next().path("value").deepCopy();
        List<Runnable> changes = new ArrayList<>();
        collect(example, changes);
        if (!changes.isEmpty()) {
            hostile.any(changes).run();
        }
        return example.toString();
    }

    private void collect(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                changes.add(() -> object.set(field.getKey(), replacement()));
                collect(field.getValue(), changes);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                changes.add(() -> array.set(place, replacement()));
                collect(array.get(i), changes);
            }
        }
    }

    private JsonNode replacement() {
        return switch (hostile.below(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.valueToTree(hostile.any(TIMES));
            case 2 -> JSON.valueToTree(hostile.any(NAMES));
            case 3 -> JSON.valueToTree(hostile.any(ids));
            case 4 -> JSON.valueToTree(hostile.any(List.of(-1, 0, Integer.MAX_VALUE, Long.MAX_VALUE)));
            default -> JSON.createArrayNode().add(JSON.nullNode());
        };
    }
}
