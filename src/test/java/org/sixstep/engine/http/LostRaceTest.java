package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.text.CatalogueText;

/** Of two people at one task, the second gets a sentence, at the engine's interface and in Tasklist. */
class LostRaceTest extends EngineTest {

    private static final String KEY = "racing";
    /** The engine looks for some itself, and says 400. */
    private static final List<Integer> ALREADY_THERE = List.of(400, 409);

    @BeforeEach
    void deployOnce() {
        if (engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(KEY).count() == 0) {
            deploy(oneTask(KEY), KEY);
            letAgentsWorkOn(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "claim", "unclaim", "assignee"})
    void aTaskThatIsGone(String action) {
        String task = taskOf(KEY, "agent");
        assertThat(post("agent", "/engine-rest/task/" + task + "/complete", "{}").statusCode()).isEqualTo(204);

        assertConflict(post("agent", "/engine-rest/task/" + task + '/' + action, "{\"userId\": \"agent\"}"),
                CatalogueText.say("lostRace.taskGone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "claim"})
    void aTaskThatIsGoneInTasklist(String action) {
        String task = taskOf(KEY, "agent");
        Browser browser = new Browser().login("agent");
        String path = "/camunda/api/engine/engine/default/task/" + task + '/';
        assertThat(browser.post(path + "submit-form", "{}").statusCode()).isEqualTo(204);

        assertConflict(browser.post(path + action, "{\"userId\": \"agent\"}"), CatalogueText.say("lostRace.taskGone"));
    }

    @Test
    void aTaskThatSomebodyElseHasClaimed() {
        String task = taskOf(KEY);
        assertThat(post("agent", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"agent\"}").statusCode()).isEqualTo(204);

        assertConflict(post("agent2", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"agent2\"}"),
                CatalogueText.say("lostRace.claimed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "claim"})
    void atTheSameMomentOneWins(String action) {
        for (int round = 0; round < 8; round++) {
            boolean claims = action.equals("claim");
            String task = claims ? taskOf(KEY) : taskOf(KEY, "agent");
            // whose task it is, and an administrator, who may complete it too
            List<HttpResponse<String>> answers = Stream.of("agent", claims ? "agent2" : "admin")
                    .map(user -> CompletableFuture
                            .supplyAsync(() -> post(user, "/engine-rest/task/" + task + '/' + action, "{\"userId\": \"" + user + "\"}")))
                    .toList().stream().map(CompletableFuture::join).toList();

            assertThat(answers).as(answers.stream().map(HttpResponse::body).toList().toString()).extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(204, 409);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aRefusedFormSaysWhy(String action) {
        deploy(Bpmn.createExecutableProcess("refusing").camundaHistoryTimeToLive(1).startEvent().userTask()
                .camundaTaskListenerDelegateExpression("complete", "${refusingListener}").endEvent().done(), "refusing");
        letAgentsWorkOn("refusing");
        String task = taskOf("refusing", "agent");

        for (HttpResponse<String> answer : List.of(post("agent", "/engine-rest/task/" + task + '/' + action, "{}"),
                new Browser().login("agent").post("/camunda/api/engine/engine/default/task/" + task + '/' + action, "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"message\":\"summary: Say in one sentence what is wrong.\"");
        }
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "user/create | {'profile': {'id': 'racer%s', 'firstName': 'A', 'lastName': 'B', 'email': 'a@example.org'}, 'credentials':"
                + " {'password': 'Correct-horse-7-battery'}}",
        "group/create | {'id': 'racers%s', 'name': 'Racers', 'type': 'WORKFLOW'}",
        "authorization/create | {'type': 1, 'permissions': ['READ'], 'groupId': 'agents', 'resourceType': 6, 'resourceId': 'racing%s'}"})
    void whatIsMadeTwiceAtTheSameMomentIsMadeOnce(String path, String body) {
        for (int round = 0; round < 4; round++) {
            String json = body.formatted(Long.toString(System.nanoTime(), Character.MAX_RADIX)).replace('\'', '"');
            List<HttpResponse<String>> answers = Stream.of(1, 2)
                    .map(who -> CompletableFuture.supplyAsync(() -> post("admin", "/engine-rest/" + path, json)))
                    .toList().stream().map(CompletableFuture::join).toList();

            assertThat(answers).as(answers.stream().map(HttpResponse::body).toList().toString()).extracting(HttpResponse::statusCode)
                    .satisfiesOnlyOnce(status -> assertThat(status).isIn(200, 204))
                    .satisfiesOnlyOnce(status -> assertThat(status).isIn(ALREADY_THERE));
            assertThat(post("admin", "/engine-rest/" + path, json).statusCode()).as("afterwards").isIn(ALREADY_THERE);
        }
    }

    private String taskOf(String processKey, String assignee) {
        String task = taskOf(processKey);
        engine.getTaskService().setAssignee(task, assignee);
        return task;
    }

    private void assertConflict(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).contains("\"type\":", "\"message\":", sentence);
    }

    private void letAgentsWorkOn(String key) {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(Roles.AGENTS);
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(key);
        Stream.of(ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_WORK,
                ProcessDefinitionPermissions.TASK_ASSIGN).forEach(grant::addPermission);
        if (engine.getAuthorizationService().createAuthorizationQuery().groupIdIn(Roles.AGENTS).resourceId(key).count() == 0) {
            engine.getAuthorizationService().saveAuthorization(grant);
        }
    }
}
