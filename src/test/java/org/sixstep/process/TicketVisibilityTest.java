package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.findings;
import static org.sixstep.process.FilledForms.needFindingsOf;
import static org.sixstep.process.FilledForms.ofUnclearType;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.ResolveProblemElements.ANALYSE_PROBLEM;
import static org.sixstep.process.ResolveProblemElements.CONTRIBUTE_FINDINGS;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.sixstep.text.CatalogueText;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees and works on which ticket, whatever endpoint is tried: the engine's lists, single tasks and commands, and the ticket API. */
class TicketVisibilityTest extends ProcessTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/deadlines", "/suggestions"})
    void anothersTicketReadsLikeOneThatDoesNotExist(String part) {
        String number = received(problem()).number();

        Answer foreign = as("system").get("/api/tickets/" + number + part);
        Answer missing = as("system").get("/api/tickets/TS19990101001" + part);

        assertThat(as("network").get("/api/tickets/" + number + part).status()).isEqualTo(200);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.raw().body().replace(number, "?")).isEqualTo(missing.raw().body().replace("TS19990101001", "?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"messages; {\"text\": \"x\"}", "messages; {\"text\": \"x\", \"from\": \"reporter\"}", "resume; {}",
        "pause; {\"reason\": \"vendor\", \"message\": \"x\", \"contact\": \"x@example.org\"}"})
    void nobodyActsOnAnothersTicket(String action, String body) {
        TicketDriver ticket = received(problem());
        List<String> before = ticket.timeline();

        Answer foreign = as("system").post("/api/tickets/" + ticket.number() + "/" + action, body);
        Answer missing = as("system").post("/api/tickets/TS19990101001/" + action, body);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.raw().body().replace(ticket.number(), "?")).isEqualTo(missing.raw().body().replace("TS19990101001", "?"));
        assertThat(ticket.timeline()).isEqualTo(before);
    }

    @Test
    void theListHoldsWhatIsSeen() {
        String networks = received(problem()).number();
        String systems = received(FilledForms.with(problem(), "category", "system")).number();

        assertThat(listed("network")).contains(networks).doesNotContain(systems);
        assertThat(listed("system2")).contains(systems).doesNotContain(networks);
        assertThat(listed("developer")).doesNotContain(systems, networks);
        for (String reader : List.of("dispatcher", "lead", "supervisor", "manager", "admin")) {
            assertThat(listed(reader)).as(reader).contains(systems, networks);
        }
    }

    @Test
    void theFirstLineSeesWhatItTookInWhatNobodyOwnsYetAndWhatIsOfferedToIt() {
        String own = as("agent").post("/api/tickets",
                Map.of("summary", "Own", "reporter", Map.of("name", "Lin"), "category", "network", "impact", "user", "urgency", "low",
                        "requestKind", "incident", "description", "x"))
                .text("number");
        String unclear = received(ofUnclearType(problem())).number();
        TicketDriver calledBack = solvedTicket();
        calledBack.submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, FilledForms.outcome("resolved"));
        assertThat(calledBack.waitingSteps()).containsExactly(SupportTicketElements.CALL_BACK);

        assertThat(listed("agent")).contains(own, unclear, calledBack.number());
        assertThat(listed("agent2")).contains(unclear, calledBack.number()).doesNotContain(own);
        assertThat(as("agent2").get("/api/tickets/" + own).status()).isEqualTo(404);
        assertThat(as("agent2").get("/api/tickets/" + calledBack.number()).status()).isEqualTo(200);
        assertThat(listed("expert")).doesNotContain(own, unclear);
    }

    @Test
    void aCollaboratorSeesWhatTheyAreInvitedTo() {
        TicketDriver ticket = escalatedTicket(problem());
        assertThat(as("developer").get("/api/tickets/" + ticket.number()).status()).isEqualTo(404);

        ticket.submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("developer"));

        assertThat(as("developer").get("/api/tickets/" + ticket.number()).status()).isEqualTo(200);
        assertThat(tasks("developer", ticket)).extracting(task -> task.path("taskDefinitionKey").asText()).contains(CONTRIBUTE_FINDINGS);
        assertThat(as("developer2").get("/api/tickets/" + ticket.number()).status()).isEqualTo(404);
        assertThat(tasks("developer2", ticket)).isEmpty();
        ticket.submit("developer", CONTRIBUTE_FINDINGS, findings("Nothing in the log."));
    }

    @Test
    void noQueryOfTheEngineShowsAnothersTask() {
        TicketDriver ticket = received(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        String number = ticket.number();
        for (Object query : List.of(Map.of("processInstanceBusinessKey", number), Map.of("taskId", task.getId()),
                Map.of("orQueries", List.of(Map.of("processInstanceBusinessKey", number, "candidateGroup", "system"))),
                Map.of("candidateGroup", "network", "includeAssignedTasks", true, "processInstanceBusinessKey", number),
                Map.of("nameLike", "%" + number + "%"), Map.of("involvedUser", task.getAssignee(), "processInstanceBusinessKey", number),
                Map.of("processInstanceBusinessKey", number, "sorting", List.of(Map.of("sortBy", "processVariable", "sortOrder", "asc",
                        "parameters", Map.of("variable", "priority", "type", "String")))))) {
            assertThat(as("network").post("/engine-rest/task", query).body()).as("network %s", query).hasSize(1);
            assertThat(as("network").post("/engine-rest/task/count", query).body().path("count").asInt()).as("network %s", query).isOne();
            assertThat(as("system").post("/engine-rest/task", query).body()).as("system %s", query).isEmpty();
            assertThat(as("system").post("/engine-rest/task/count", query).body().path("count").asInt()).as("system %s", query).isZero();
        }
    }

    @Test
    void noFilterShowsAnothersTask() {
        Task task = received(problem()).task(TRIAGE_TICKET);
        for (JsonNode filter : as("system").get("/engine-rest/filter?resourceType=Task").body()) {
            String id = filter.path("id").asText();
            JsonNode listed = as("system").get("/engine-rest/filter/" + id + "/list").body();
            assertThat(listed.findValuesAsText("id")).as(filter.path("name").asText()).doesNotContain(task.getId());
            assertThat(as("system")
                    .post("/engine-rest/filter/" + id + "/list", Map.of("orQueries", List.of(Map.of("taskId", task.getId())))).body())
                    .isEmpty();
            assertThat(as("system").get("/engine-rest/filter/" + id + "/count").body().path("count").asInt()).isEqualTo(listed.size());
        }
        assertThat(as("network").get("/engine-rest/filter?resourceType=Task").body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/form", "/form-variables", "/variables", "/identity-links", "/deployed-form", "/comment", "/attachment"})
    void aTaskOfAnothersTicketIsNotRead(String part) {
        TicketDriver ticket = received(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        engine.getTaskService().createComment(task.getId(), null, "Called Li Na back.");

        Answer foreign = as("system").get("/engine-rest/task/" + task.getId() + part);

        assertThat(as("network").get("/engine-rest/task/" + task.getId() + part).status()).isEqualTo(200);
        assertThat(foreign.status()).isIn(403, 404);
        assertThat(foreign.raw().body()).doesNotContain(ticket.row().text("reporterName"), "Called", ticket.number());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"submit-form; {}", "complete; {}", "claim; {\"userId\": \"system\"}", "claim; {\"userId\": null}",
        "unclaim; {}",
        "assignee; {\"userId\": \"system\"}", "delegate; {\"userId\": \"system\"}", "resolve; {}", "comment/create; {\"message\": \"x\"}",
        "bpmnError; {\"errorCode\": \"x\"}",
        "identity-links; {\"userId\": \"system\", \"type\": \"candidate\"}",
        "localVariables; {\"modifications\": {\"x\": {\"value\": 1}}}"})
    void nothingIsDoneToATaskOfAnothersTicket(String command, String body) {
        TicketDriver ticket = received(problem());
        Task task = ticket.task(TRIAGE_TICKET);

        assertThat(as("system").post("/engine-rest/task/" + task.getId() + "/" + command, body).status()).isBetween(400, 404);

        assertThat(ticket.task(TRIAGE_TICKET).getAssignee()).isEqualTo(task.getAssignee());
        assertThat(engine.getTaskService().getTaskComments(task.getId())).isEmpty();
    }

    /** A duplicate is given the solution of its original. */
    @Test
    void anothersTicketIsNoOriginal() {
        String systems = received(FilledForms.with(problem(), "category", "system")).number();
        TicketDriver own = received(problem());
        assertRefused(own, () -> own.submitAsAssignee(TRIAGE_TICKET, FilledForms.duplicateOf(systems)), "There is no ticket " + systems);
        String other = received(problem()).number();
        own.submitAsAssignee(TRIAGE_TICKET, FilledForms.duplicateOf(other)).assertWaitsAt(SupportTicketElements.FOLLOW_ORIGINAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void aColleagueDoesNotCompleteAnothersTask(String command) {
        TicketDriver ticket = received(problem());
        Task task = ticket.task(TRIAGE_TICKET);

        Answer refused = as(colleagueOf(task.getAssignee())).post("/engine-rest/task/" + task.getId() + "/" + command, "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("message")).contains(CatalogueText.say("task.notYours"));
        assertThat(as("lead").post("/engine-rest/task/" + task.getId() + "/" + command, "{}").status()).isEqualTo(403);
        assertThat(as(task.getAssignee()).post("/engine-rest/task/" + task.getId() + "/" + command, "{}").status())
                .as("incomplete, but theirs").isEqualTo(400);
    }

    @Test
    void aTaskIsClaimedByThoseToWhomItIsOfferedForThemselves() {
        TicketDriver ticket = received(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        String owner = task.getAssignee();
        String colleague = colleagueOf(owner);
        assertThat(claim(colleague, task, colleague)).as("it is somebody's").isEqualTo(409);
        assertThat(claim(colleague, task, null)).as("taking it away").isEqualTo(403);
        assertThat(claim(owner, task, null)).as("giving it back").isEqualTo(204);
        assertThat(claim("system", task, "system")).as("another group").isEqualTo(403);
        assertThat(claim("system", task, colleague)).as("for another").isEqualTo(403);
        assertThat(claim(colleague, task, owner)).as("for another").isEqualTo(403);
        assertThat(ticket.task(TRIAGE_TICKET).getAssignee()).isNull();

        assertThat(claim(colleague, task, colleague)).isEqualTo(204);

        assertThat(ticket.task(TRIAGE_TICKET).getAssignee()).isEqualTo(colleague);
        assertThat(ticket.row().owner()).isEqualTo(colleague);
    }

    @Test
    void commentsStandOnTheTasksOwnTicketOnly() {
        TicketDriver ticket = received(problem());
        TicketDriver other = received(FilledForms.with(problem(), "category", "system"));
        String path = "/engine-rest/task/" + ticket.task(TRIAGE_TICKET).getId() + "/comment/create";

        assertThat(as("network").post(path, Map.of("message", "x", "processInstanceId", other.instanceId())).status()).isBetween(400, 403);
        assertThat(engine.getTaskService().getProcessInstanceComments(other.instanceId())).isEmpty();
        assertThat(as("network").post(path, Map.of("message", "x", "processInstanceId", ticket.instanceId())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-instance", "task", "activity-instance", "variable-instance"})
    void whatTheEngineRemembersIsSeenWithTheTicket(String kind) {
        TicketDriver ticket = solvedTicket();
        String path = "/engine-rest/history/" + kind + "?processInstanceId=" + ticket.instanceId();

        assertThat(as("network2").get(path).body()).isNotEmpty();
        assertThat(as("supervisor").get(path).body()).isNotEmpty();
        assertThat(as("system").get(path).body()).isEmpty();
        assertThat(as("system").get(path.replace("?", "/count?")).body().path("count").asInt()).isZero();
        assertThat(as("owner").get(path).body()).isEmpty();
    }

    private int claim(String user, Task task, String whom) {
        return as(user).post("/engine-rest/task/" + task.getId() + "/claim", whom == null ? "{\"userId\": null}" : Map.of("userId", whom))
                .status();
    }

    private static String colleagueOf(String engineer) {
        return engineer.equals("network") ? "network2" : "network";
    }

    private List<String> listed(String user) {
        return as(user).get("/api/tickets?limit=200").body().path("tickets").findValuesAsText("number");
    }

    private List<JsonNode> tasks(String user, TicketDriver ticket) {
        return StreamSupport
                .stream(as(user).get("/engine-rest/task?processInstanceIdIn=" + String.join(",", ticket.instances())).body().spliterator(),
                        false)
                .toList();
    }

    private ApiClient as(String user) {
        return new ApiClient(port, user);
    }
}
