package org.sixstep.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;

/**
 * The second person is another one whatever client is used (R46, L13): the engine's interface with a password, Tasklist's with a session.
 */
class SecondPersonEndpointTest extends EngineTest {

    private static final String PROBLEM = """
            {"summary": "Second person", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "category": "network",
             "impact": "user", "urgency": "medium", "requestKind": "incident"}""";
    private static final String APPROVED = "{\"variables\": {\"reviewDecision\": {\"value\": \"approved\"}}}";

    private String number;
    private String owner;
    private String review;

    @BeforeEach
    void aPlanToReview() {
        number = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        Task triage = task("userTask_triageTicket");
        owner = triage.getAssignee();
        submit(triage, """
                {"variables": {"triageOutcome": {"value": "escalate"}, "checkFindings": {"value": "x"}, "escalationReason": {"value": "x"},
                 "checks": {"value": "[\\"logs\\"]", "type": "Json"}}}""");
        submit(task("userTask_analyseProblem"), """
                {"variables": {"analysisOutcome": {"value": "planReady"}, "rootCause": {"value": "x"}, "changesSystem": {"value": true},
                 "backupPlan": {"value": "x"}}}""");
        review = task("userTask_reviewSolution").getId();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"engine-rest, submit-form", "engine-rest, complete", "engine-rest, claim", "tasklist, submit-form", "tasklist, complete",
        "tasklist, claim"})
    void theAuthorIsRefused(String endpoint, String action) {
        assertRefused(act(endpoint, owner, action, action.equals("claim") ? user(owner) : APPROVED), switch (action) {
            case "claim" -> CatalogueText.say("secondPerson.author", "Technical leads / Network group");
            case "submit-form" -> CatalogueText.say("task.notYours");
            default -> "";
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"engine-rest, submit-form", "engine-rest, claim", "tasklist, submit-form", "tasklist, claim"})
    void anAdministratorWithoutAPartInItIsNotInvited(String endpoint, String action) {
        assertRefused(act(endpoint, "admin", action, action.equals("claim") ? user("admin") : APPROVED),
                CatalogueText.say("secondPerson.invited", "Technical leads / Network group"));
    }

    @ParameterizedTest
    @CsvSource({"admin, '{\"userId\": \"admin\", \"type\": \"candidate\"}'",
        "dispatcher, '{\"userId\": \"dispatcher\", \"type\": \"candidate\"}'",
        "dispatcher, '{\"groupId\": \"dispatchers\", \"type\": \"candidate\"}'",
        "supervisor, '{\"groupId\": \"supervisors\", \"type\": \"candidate\"}'"})
    void nobodyInvitesThemselves(String user, String link) {
        for (String endpoint : List.of("engine-rest", "tasklist")) {
            assertRefused(act(endpoint, user, "identity-links", link),
                    CatalogueText.say("secondPerson.invited", "Technical leads / Network group"));
        }
        assertThat(act("engine-rest", "dispatcher", "identity-links", "{\"userId\": \"supervisor\", \"type\": \"candidate\"}").statusCode())
                .as("somebody else may").isEqualTo(204);
        assertThat(act("tasklist", "supervisor", "claim", user("supervisor")).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "delegate"})
    void nobodyNamesTheAuthor(String action) {
        for (String endpoint : List.of("engine-rest", "tasklist")) {
            assertRefused(act(endpoint, "supervisor", action, user(owner)),
                    CatalogueText.say("secondPerson.author", "Technical leads / Network group"));
            assertThat(task("userTask_reviewSolution").getAssignee()).isNull();
        }
    }

    @Test
    void aSecondPersonReviewsAndThenDoesNotCarryItOut() {
        assertThat(act("tasklist", "lead", "claim", user("lead")).statusCode()).isEqualTo(204);
        assertThat(act("tasklist", "lead", "submit-form", APPROVED).statusCode()).isEqualTo(204);
        String implementation = task("userTask_implementSolution").getId();
        String done = "{\"variables\": {\"solutionResult\": {\"value\": \"implemented\"}, \"stepsTaken\": {\"value\": \"x\"},"
                + " \"solution\": {\"value\": \"x\"}, \"backupDone\": {\"value\": true}}}";

        assertRefused(post("lead", "/engine-rest/task/" + implementation + "/submit-form", done),
                CatalogueText.say("task.notYours"));
        assertRefused(post("supervisor", "/engine-rest/task/" + implementation + "/assignee", user("lead")),
                CatalogueText.say("secondPerson.reviewerAsOwner", "Bo Feng"));
        assertThat(post(owner, "/engine-rest/task/" + implementation + "/submit-form", done).statusCode()).isEqualTo(204);
    }

    private void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403);
        assertThat(answer.body()).contains(sentence);
        assertThat(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).count()).isOne();
    }

    private HttpResponse<String> act(String endpoint, String user, String action, String json) {
        return endpoint.equals("tasklist")
                ? new Browser().login(user).post("/camunda/api/engine/engine/default/task/" + review + '/' + action, json)
                : post(user, "/engine-rest/task/" + review + '/' + action, json);
    }

    private void submit(Task task, String json) {
        HttpResponse<String> answer = post(owner, "/engine-rest/task/" + task.getId() + "/submit-form", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Of the ticket or of what it calls. */
    private Task task(String step) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(step).singleResult();
    }

    private static String user(String user) {
        return "{\"userId\": \"" + user + "\"}";
    }
}
