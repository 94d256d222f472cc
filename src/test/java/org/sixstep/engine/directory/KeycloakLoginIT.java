package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.login.KeycloakServer;
import org.sixstep.login.TestProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** E15 with Keycloak, as it is published: sign-in, sign-out, tokens. Run by the profile {@code keycloak}. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
class KeycloakLoginIT extends EngineTest {

    private static final int DESK = FreePort.choose();
    private static final KeycloakServer KEYCLOAK = new KeycloakServer(DESK);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        KEYCLOAK.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.port", () -> DESK);
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @BeforeEach
    void usePort() {
        port = DESK;
    }

    @Test
    void signsInAndOut() {
        SigningIn browser = new SigningIn(DESK);

        assertThat(browser.signIn(TASKLIST, "li.na", TestProvider.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(browser.get(WHO).body()).contains("li.na", "tasklist");
        assertThat(engine.getIdentityService().createGroupQuery().groupMember("li.na").list().stream().map(Group::getId))
                .containsExactly(Roles.AGENTS);

        URI there = URI.create(
                browser.submit("/camunda/api/admin/auth/user/default/logout", "").headers().firstValue("Sixstep-Sign-Out").orElseThrow());
        assertThat(browser.follow(there).uri()).isEqualTo(URI.create("http://localhost:" + DESK + "/"));
        assertThat(browser.follow(URI.create("http://localhost:" + DESK + TASKLIST)).body()).contains("name=\"password\"");
    }

    @Test
    void refusesWhoHasNoRole() {
        assertThat(new SigningIn(DESK).signIn(TASKLIST, "guest", TestProvider.PASSWORD).statusCode()).isEqualTo(403);
    }

    @Test
    void takesATokenOfAServiceAccountAndNoOther() throws Exception {
        HttpResponse<String> issued = send(HttpRequest.newBuilder(URI.create(KEYCLOAK.issuer() + "/protocol/openid-connect/token"))
                .header("Authorization", basic("monitor", TestProvider.PROGRAMS_SECRET))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        String token = new ObjectMapper().readTree(issued.body()).path("access_token").asText();

        assertThat(bearer(token, "/actuator/prometheus").statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(bearer(token, "/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(bearer(token.substring(0, token.length() - 6) + "AAAAAA", "/engine-rest/task").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> bearer(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }
}
