package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.web.RawHttp;

/** How much each endpoint takes, whether the length was announced or not, and how deep JSON may be. */
class RequestLimitsTest extends EngineTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String SENTENCE = Catalogue.en("error.text.413");

    @ParameterizedTest(name = "{0} {1} {2} bytes, length announced {3}: {4}")
    @CsvSource({
        "agent, /api/tickets,                       1100000, true,  413", "agent, /api/tickets,                       1100000, false, 413",
        "admin, /engine-rest/task,                  1100000, true,  413", "admin, /engine-rest/task,                  1100000, false, 413",
        "admin, /engine-rest/deployment/create,     5300000, true,  413", "admin, /engine-rest/deployment/create,     5300000, false, 413",
        ",      /camunda/api/engine/engine/default/task, 1100000, true, 413",
        ",  /camunda/api/engine/engine/default/task, 1100, false, 411",
        ",      /camunda/api/admin/auth/user/default/login/tasklist, 70000, true, 413", ", /, 70000, true, 413", ", /, 700, false, 411",
        // who is not logged in learns no limit and has nothing read
        ",      /api/tickets,                       1100000, true,  401", ",      /engine-rest/deployment/create,     5300000, false, 401"})
    void isRefused(String user, String path, int bytes, boolean announced, int status) {
        HttpResponse<String> answer = send(as(user, path).version(HttpClient.Version.HTTP_1_1).header("Content-Type", "application/json")
                .POST(body("{\"firstName\":\"" + "x".repeat(bytes) + "\"}", announced)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        if (status == 413) {
            assertThat(answer.body()).contains(SENTENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatFitsIsReadWhole(boolean announced) {
        String padded = "{\"nameLike\":\"" + "x".repeat(MEGABYTE - 1000) + "\"}";

        HttpResponse<String> tasks = send(
                as("admin", "/engine-rest/task/count").version(HttpClient.Version.HTTP_1_1).header("Content-Type", "application/json")
                        .POST(body(padded, announced)));
        HttpResponse<String> tickets = send(
                as("agent", "/api/tickets").version(HttpClient.Version.HTTP_1_1).header("Content-Type", "application/json")
                        .POST(body(padded.substring(0, 900_000) + "\"}", announced)));

        assertThat(tasks.body()).isEqualTo("{\"count\":0}");
        assertThat(tickets.statusCode()).as("read to its end, and then refused for what it says").isEqualTo(400);
        assertThat(tickets.body()).contains("nameLike");
    }

    @Test
    void aModelSentWithoutALengthIsDeployed() {
        String model = org.camunda.bpm.model.bpmn.Bpmn.convertToString(oneTask("withoutLength"));
        String form = "--frontier\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nwithoutLength\r\n--frontier\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"withoutLength.bpmn\"\r\nContent-Type:"
                + " application/octet-stream\r\n\r\n"
                + model + "\r\n--frontier--\r\n";

        HttpResponse<String> answer = send(as("admin", "/engine-rest/deployment/create").version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "multipart/form-data; boundary=frontier").POST(body(form, false)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("withoutLength").count()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"agent, /api/tickets", "admin, /engine-rest/task", "admin, /engine-rest/message"})
    void jsonThatIsTooDeepOrHasEndlessNumbersIsTheSendersFault(String user, String path) {
        assertRefused(user, path, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        assertRefused(user, path, "[".repeat(5000) + "]".repeat(5000));
        assertRefused(user, path, "{\"priority\":" + "9".repeat(20_000) + "}");
        assertRefused(user, path, "{\"" + "n".repeat(20_000) + "\":1}");
    }

    private void assertRefused(String user, String path, String json) {
        HttpResponse<String> answer = post(user, path, json);

        assertThat(answer.statusCode()).as(path + ' ' + json.substring(0, 12) + ' ' + answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("\tat ");
    }

    /** PostgreSQL takes no negative limit: that one has been set shows that {@link EngineListLimit} is at the endpoint. */
    @Test
    void aListOfTheEngineHasALimitOfOurs() {
        assertThat(get("admin", "/engine-rest/deployment?maxResults=-1").body()).startsWith("[{");
        assertThat(get("admin", "/engine-rest/deployment?maxResults=1").body()).doesNotContain("},{");
        assertThat(new Browser().login("admin").get("/camunda/api/engine/engine/default/deployment?maxResults=-1").body()).startsWith("[{");
    }

    @Test
    void aBodyInBrokenPiecesIsTheSendersFault() {
        String answer = RawHttp.send(port, "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + basic("agent", DemoUsers.PASSWORD)
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("\tat ");
    }

    private static BodyPublisher body(String text, boolean announced) {
        return announced ? BodyPublishers.ofString(text)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
