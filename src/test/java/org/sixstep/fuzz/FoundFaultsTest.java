package org.sixstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.SixstepTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the fuzz tests found once, by itself: each was answered with 500. */
@SixstepTest
class FoundFaultsTest {

    @LocalServerPort
    int port;

    /** The second value came when the record was complete, and could no longer be put into it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\": \"vendor\", \"message\": \"x\", \"contact\": \"a@example.org\", \"reason\": \"change\"}",
        "{\"message\": \"x\", \"message\": \"y\"}"})
    void aKeyThatComesTwice(String body) {
        HttpResponse<String> answer = send("agent", "/api/tickets/TS1/pause", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is not JSON");
    }

    /** The engine's interface stumbles over them in different ways, or gives the form a value that nobody has read. */
    @ParameterizedTest
    @ValueSource(strings = {"\"x\", \"type\": \"\"", "\"x\", \"type\": \"File\"",
        "\"x\", \"type\": \"File\", \"valueInfo\": {\"mimeType\": 1}", "[[]], \"type\": \"File\", \"valueInfo\": {\"filename\": []}",
        "{\"a\": {}}, \"valueInfo\": {\"objectTypeName\": \"java.net.URL\", \"serializationDataFormat\":"
                + " \"application/x-java-serialized-object\"}",
        "\" \", \"type\": \"Object\"",
        "\"x\", \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.net.URL\", \"serializationDataFormat\":"
                + " \"application/json\"}",
        "\"x\", \"type\": \"Boolean\"", "\"[\", \"type\": \"Json\""})
    void aValueThatDoesNotFitItsType(String value) {
        HttpResponse<String> answer = send("knowledge", "/engine-rest/process-definition/key/publishAnswer/submit-form",
                "{\"variables\": {\"answerTitle\": {\"value\": " + value + "}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    private HttpResponse<String> send(String user, String path, String body) {
        return new FuzzClient(port).send(user, "POST", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }
}
