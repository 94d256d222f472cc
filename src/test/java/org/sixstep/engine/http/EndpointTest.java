package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Which endpoint answers whom. */
class EndpointTest extends EngineTest {

    @Autowired
    private ApplicationContext context;

    @ParameterizedTest
    @CsvSource({
        ", /engine-rest/engine, 401", ", /engine-rest/task, 401", ", /engine-rest/user, 401", ", /api/tickets, 401", ", /api/docs, 401",
        ", /api/openapi, 401", ", /actuator/prometheus, 401", ", /actuator/env, 403", ", /actuator, 403", ", /actuator/health, 200",
        ", /actuator/health/readiness, 200", ", /actuator/health/liveness, 200", ", /error, 403", ", /whatever, 403", ", /login, 403",
        ", /logout, 403",
        ", /camunda/app/tasklist/, 302", ", /camunda/app/tasklist/default/, 200", ", /camunda/api/engine/engine/default/task, 401",
        ", /webjars/x, 403",
        "agent, /engine-rest/task, 200", "agent, /actuator/prometheus, 403", "manager, /actuator/prometheus, 200",
        "admin, /actuator/prometheus, 200",
        "admin, /actuator/env, 403", "admin, /whatever, 403", "agent, /api/openapi, 200"})
    void opens(String user, String path, int status) {
        assertThat(get(user, path).statusCode()).isEqualTo(status);
    }

    @Test
    void aMissingPasswordIsAskedForAsAProblem() {
        HttpResponse<String> answer = get(null, "/engine-rest/task");

        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("Log in with the user and password");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void unknownAndWrongAnswerEqually() {
        List<String> answers = List.of(refused("nobody", "Right-passage-1"), refused("agent2", "Wrong-passage-1"), refused("", ""),
                refused("a\0b", "x"),
                refused("x".repeat(5000), "x"));

        assertThat(answers).allMatch(answers.get(0)::equals);
    }

    @Test
    void theRequestIsTheUsersInTheEngineAndLeavesNothingBehind() {
        assertThat(get("agent",
                "/engine-rest/authorization/check?permissionName=ACCESS&resourceName=application&resourceType=0&resourceId=tasklist")
                .body())
                .contains("\"authorized\":true");
        assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSitesPageChangesNothing(String site) {
        assertThat(send(as("admin", "/engine-rest/task").header("Sec-Fetch-Site", site).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(403);
        assertThat(send(as("admin", "/engine-rest/task").header("Sec-Fetch-Site", "same-origin").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMistypesAnAddressGetsAPage() {
        for (String path : List.of("/login", "/nothing-here", "/tasklist")) {
            HttpResponse<String> answer = new Browser().read(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("<h1", Catalogue.en("error.start"));
        }
    }

    @Test
    void whatTheEngineRefusesIsSaidWithoutItsPermissions() {
        HttpResponse<String> answer = post("agent", "/engine-rest/authorization/create",
                "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"agent\", \"resourceType\": 6, \"resourceId\": \"*\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(CatalogueText.say("refused.role")).doesNotContain("permission on resource");
        assertThat(send(as("admin", "/engine-rest/group/agents/members/nobody-here").PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
    }

    /** Over plain http a browser says only where the page is from. */
    @ParameterizedTest
    @CsvSource({"http://evil.example, 403", "null, 403", "http://localhost, 403"})
    void norDoesOneThatSaysOnlyItsOrigin(String origin, int status) {
        assertThat(send(as("admin", "/engine-rest/task").header("Origin", origin).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(status);
        assertThat(send(
                as("admin", "/engine-rest/task").header("Origin", "http://localhost:" + port).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode()).isEqualTo(200);
    }

    /** What the container, the endpoints and the filters would read differently. */
    @ParameterizedTest
    @ValueSource(strings = {"/%74/x", "/engine-rest/%74ask", "/camunda/api/%65ngine/engine/default/task", "/api/ticket%73", "/%2E%2e/x",
        "/api/x%7Ey", "/t/%5f"})
    void aLetterInDisguiseIsRefused(String path) {
        assertThat(get("admin", path).statusCode()).isEqualTo(400);
    }

    @Test
    void springsDefaultUserDoesNotExist() {
        assertThat(context.getBeansOfType(UserDetailsService.class)).isEmpty();
    }

    private String refused(String user, String password) {
        HttpResponse<String> answer = send(request("/engine-rest/task").header("Authorization", basic(user, password)).GET());
        return answer.statusCode() + answer.body() + answer.headers().firstValue("WWW-Authenticate");
    }
}
