package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.sixstep.SixstepTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's own API opens no way around the forms of the procedure. */
@SixstepTest
class UnsupportedRouteTest {

    private static final Map<String, Object> PROBLEM = Map.of("summary", "Side door", "description", "x", "reporter", Map.of("name", "Lin"),
            "category", "network",
            "impact", "department", "urgency", "medium", "requestKind", "incident");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;
    @Autowired
    RuntimeService runtime;

    private ApiClient engineer;
    private String number;
    private String task;
    private String ticketId;

    @BeforeEach
    void aTicketAtTriage() {
        Answer created = new ApiClient(port, "agent").post("/api/tickets", PROBLEM);
        number = created.text("number");
        ticketId = created.text("id");
        JsonNode open = new ApiClient(port, "network").get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0);
        engineer = new ApiClient(port, open.path("assignee").asText());
        task = open.path("id").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "resolve", "bpmnError", "bpmnEscalation"})
    void aStepEndsOnlyWithItsForm(String way) {
        Answer refused = engineer.post("/engine-rest/task/" + task + "/" + way, Map.of("errorCode", "x", "escalationCode", "x",
                "variables",
                Map.of("triageOutcome", Map.of("value", "solved"), "ticketId", Map.of("value", "00000000-0000-0000-0000-000000000000"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(engineer.get("/engine-rest/task/" + task).status()).isEqualTo(200);
        assertThat(new ApiClient(port, "agent").get("/api/tickets/" + number).text("status")).isEqualTo("inProgress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "priority", "owner", "status", "acceptedBy", "ticketId", "round"})
    void aFormBringsNothingThatItDoesNotAskFor(String field) {
        Map<String, Object> variables = Map.of("triageOutcome", Map.of("value", "solved"), "checks",
                Map.of("value", "[\"network\"]", "type", "Json"),
                "checkFindings", Map.of("value", "x"), "solution", Map.of("value", "x"), field, Map.of("value", "P0"));

        assertThat(engineer.post("/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables)).text("message"))
                .contains(field + ": ");
        assertThat(engineer.post("/engine-rest/task/" + task + "/variables", Map.of("modifications", Map.of(field, Map.of("value", "P0"))))
                .status()).isIn(400, 403);
        assertThat(engineer.get("/engine-rest/task/" + task).status()).isEqualTo(200);
    }

    /** Whoever may read what has ended and may start tickets could otherwise let an archived one send its result once more. */
    @ParameterizedTest
    @ValueSource(strings = {"agent", "dispatcher", "supervisor", "manager"})
    void nothingThatHasEndedBeginsAgain(String user) {
        String definition = new ApiClient(port, "admin").get("/engine-rest/process-definition/key/supportTicket").text("id");
        String instance = new ApiClient(port, "admin").get("/engine-rest/history/process-instance?processInstanceBusinessKey=" + number)
                .body().get(0).path("id").asText();
        runtime.deleteProcessInstance(instance, "ended for a test");
        Map<String, Object> restart = Map.of("processInstanceIds", List.of(instance), "skipCustomListeners", true,
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_sendResult")));

        for (String way : List.of("restart", "restart-async")) {
            Answer refused = new ApiClient(port, user).post("/engine-rest/process-definition/" + definition + "/" + way, restart);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("message")).contains("Other calls are not allowed");
        }
        assertThat(
                new ApiClient(port, "admin").get("/engine-rest/process-instance/count?businessKey=" + number).body().path("count").asInt())
                .isZero();
    }

    @Test
    void noProcessStartsInItsMiddleOrWithoutItsForm() {
        Map<String, Object> variables = Map.of("ticketId", Map.of("value", ticketId));
        Map<String, Object> middle = Map.of("variables", variables, "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_archiveTicket")));

        assertThat(engineer.post("/engine-rest/process-definition/key/supportTicket/start", middle).status()).isEqualTo(400);
        assertThat(engineer.post("/engine-rest/process-definition/key/supportTicket/start", Map.of("variables", variables)).status())
                .isEqualTo(400);
        assertThat(engineer.get("/api/tickets/" + number).text("status")).isEqualTo("inProgress");
    }

    @Test
    void aLoginWithoutARoleReadsNoTicket() {
        User stranger = identity.newUser("stranger");
        stranger.setPassword("Sixstep-demo-1");
        identity.saveUser(stranger);
        ApiClient nobody = new ApiClient(port, "stranger");

        assertThat(nobody.get("/api/tickets").status()).isEqualTo(403);
        assertThat(nobody.get("/api/tickets/" + number + "/timeline").status()).isEqualTo(403);
        assertThat(nobody.post("/api/tickets", PROBLEM).status()).isEqualTo(403);
        assertThat(new ApiClient(port, "manager").get("/api/tickets/" + number).status()).isEqualTo(200);
        assertThat(new ApiClient(port, "manager").post("/api/tickets/" + number + "/messages", Map.of("text", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void nobodyUnknownBecomesTheOwner() {
        Answer refused = new ApiClient(port, "supervisor").post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "nobody-here"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).contains("There is no user nobody-here.");
    }
}
