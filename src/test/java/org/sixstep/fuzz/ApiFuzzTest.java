package org.sixstep.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.SixstepTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The API under fire, each operation of its own description: wrong types, methods, content types, encodings, sizes and depths find no fault
 * of the server.
 */
@SixstepTest
class ApiFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = """
            {"summary": "Fuzz", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "channel": "phone", "category": "network", "impact": "user",
             "urgency": "low", "requestKind": "incident", "emergency": false, "affected": "x", "environment": {"device": "x"}, "frequency": "constant", "stepsTried": "x", "fields": {}}""";
    private static final Map<String, String> GOOD = Map.of("/api/tickets", PROBLEM, "/api/tickets/{number}/messages",
            "{\"text\": \"x\", \"from\": \"agent\", \"to\": \"team\"}",
            "/api/tickets/{number}/pause", "{\"reason\": \"vendor\", \"message\": \"x\", \"contact\": \"a@example.org\"}");
    private static final List<String> USERS = List.of("agent", "agent", "manager", "admin");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND");
    private static final List<String> TYPES = List.of("application/json", "application/json;charset=utf-16",
            "application/json;charset=none", "text/plain", "application/xml", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b", "multipart/form-data", "application/problem+json", "*/*", "x", "application/octet-stream",
            "application/yaml");
    private static final List<String> ACCEPTED = List.of("application/json", "*/*", "text/html", "application/xml", "x",
            "application/json;q=x", "image/png");

    @LocalServerPort
    int port;

    private final HostileValues hostile = new HostileValues(HostileValues.SEED);
    private FuzzClient client;
    private String number;

    private record Operation(String path, String method, JsonNode about) {}

    @BeforeEach
    void aTicket() throws IOException {
        client = new FuzzClient(port);
        number = JSON.readTree(client
                .send("agent", "POST", "/api/tickets", PROBLEM.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").body())
                .path("number").asText();
    }

    @Test
    void noOperationFails() throws IOException {
        int rounds = HostileValues.rounds(20);
        List<Operation> operations = operations();
        for (Operation operation : operations) {
            for (int round = 0; round < rounds; round++) {
                fire(operation);
            }
        }
        client.assertNoFault(operations.size() * rounds);
    }

    private List<Operation> operations() throws IOException {
        JsonNode description = JSON.readTree(client.send("agent", "GET", "/api/openapi", null).body());
        List<Operation> operations = new ArrayList<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> operations
                .add(new Operation(path.getKey(), operation.getKey().toUpperCase(java.util.Locale.ROOT), operation.getValue()))));
        org.assertj.core.api.Assertions.assertThat(operations).as("operations that the API describes").hasSizeGreaterThan(8);
        return operations;
    }

    private void fire(Operation operation) {
        String method = hostile.oneIn(8) ? hostile.any(METHODS) : operation.method();
        String path = operation.path().replaceAll("\\{[^}]+}",
                hostile.oneIn(3) ? java.util.regex.Matcher.quoteReplacement(segment()) : number) + query(operation);
        boolean bodied = operation.about().has("requestBody") || hostile.oneIn(8);
        byte[] body = bodied ? body(operation) : null;
        List<String> headers = new ArrayList<>(List.of("Accept", hostile.oneIn(6) ? hostile.any(ACCEPTED) : "application/json"));
        if (bodied && !hostile.oneIn(20)) {
            headers.addAll(List.of("Content-Type", hostile.oneIn(6) ? hostile.any(TYPES) : "application/json"));
        }
        if (hostile.oneIn(4)) {
            headers.addAll(List.of("Idempotency-Key", hostile.any(List.of("", " ", "k", "é\"'", "x".repeat(201), "x".repeat(7_000)))));
        }
        if (hostile.oneIn(10)) {
            headers.addAll(hostile.any(List.of(List.of("Content-Encoding", "gzip"), List.of("X-Forwarded-For", "x,y,z"),
                    List.of("Accept-Language", "*-*-x;q=2"), List.of("Range", "bytes=9-1"),
                    List.of("If-Modified-Since", "x"), List.of("Cookie", "JSESSIONID=../x; a=%00"))));
        }
        client.send(hostile.any(USERS), method, path, body, headers.toArray(String[]::new));
    }

    private String segment() {
        return hostile.any(List.of("%00", "%ff%fe", "%ED%A0%80", "TS1", "TS20261121001", "..%2f", "%2e%2e", ";x=1", "x".repeat(3_000),
                "%25n", "TS%0d%0aX:1", "%F0%9F%98%80", "*", "'", "0", "-1"));
    }

    private String query(Operation operation) {
        Map<String, String> parameters = new LinkedHashMap<>();
        operation.about().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query") && hostile.oneIn(3)) {
                String text = hostile.text();
                parameters.put(parameter.path("name").asText(),
                        hostile.oneIn(3) ? segment() : FuzzClient.encoded(text.length() > 2_000 ? text.substring(0, 2_000) : text));
            }
        });
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value));
        return hostile.oneIn(12) ? query.append(query.isEmpty() ? "?" : "&").append("%=%zz&&=&a[]=1&limit=1&limit=2".replace("%zz", "%7A"))
                .toString().replace("?%=", "?%25=").replace("&%=", "&%25=") : query.toString();
    }

    private byte[] body(Operation operation) {
        if (hostile.oneIn(8)) {
            return hostile.bytes(300);
        }
        if (hostile.oneIn(6)) {
            return hostile.json().getBytes(hostile
                    .any(List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"))));
        }
        return changed(GOOD.getOrDefault(operation.path(), "{\"text\": \"x\", \"reason\": \"x\"}")).getBytes(StandardCharsets.UTF_8);
    }

    /** The good body with one value, deep in it or at its top, replaced by another. */
    private String changed(String good) {
        try {
            JsonNode root = JSON.readTree(good);
            List<String> keys = new ArrayList<>();
            root.fieldNames().forEachRemaining(keys::add);
            String key = hostile.any(keys);
            StringBuilder body = new StringBuilder("{");
            for (String each : keys) {
                JsonNode value = root.path(each);
                String written = value.toString();
                if (each.equals(key)) {
                    written = value.isObject() && !value.isEmpty() && hostile.oneIn(2) ? changed(written) : hostile.json();
                }
                body.append(body.length() > 1 ? ", " : "").append('"').append(each).append("\": ").append(written);
            }
            if (hostile.oneIn(6)) {
                body.append(", \"")
                        .append(hostile.any(List.of("id", "number", "status", "priority", "owner", "ticketId", "createdAt", key)))
                        .append("\": ").append(hostile.json());
            }
            if (good.contains("\"fields\"") && hostile.oneIn(4)) {
                String start = body.toString().replace("\"fields\": {}",
                        "\"fields\": {"
                                + HostileValues.quoted(
                                        hostile.any(List.of("status", "priority", "owner", "id", "x", "", "ticketId", "duplicateOf")))
                                + ": " + hostile.json() + "}");
                return start + "}";
            }
            return body.append('}').toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
