package org.sixstep.engine.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;

/** Two people at one task, through Tasklist's own endpoint (E18). */
class PresenceTest extends EngineTest {

    private static final String PROBLEM = """
            {"summary": "Presence", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "category": "hardware",
             "impact": "user", "urgency": "medium", "requestKind": "incident"}""";

    private String task;

    @BeforeEach
    void aTicketAtTriage() {
        String number = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
    }

    @Test
    void eachSeesTheOther() {
        Browser first = new Browser().login("endpoint");
        Browser second = new Browser().login("endpoint2");

        assertThat(look(first).body()).isEqualTo("{\"others\":[]}");
        assertThat(look(second).body()).contains("\"user\":\"endpoint\"", "\"name\":", "\"since\":\"20")
                .doesNotContain("\"user\":\"endpoint2\"");
        assertThat(look(first).body()).contains("\"user\":\"endpoint2\"");
        second.post(path("leave"), "");
        assertThat(look(first).body()).isEqualTo("{\"others\":[]}");
    }

    @Test
    void whoIsSlowerLearnsWhoCompletedIt() {
        Browser first = new Browser().login("endpoint");
        Browser second = new Browser().login("endpoint2");
        look(first);
        look(second);
        engine.getTaskService().setAssignee(task, "endpoint2");
        HttpResponse<String> completed = second.post("/camunda/api/engine/engine/default/task/" + task + "/submit-form", """
                {"variables": {"triageOutcome": {"value": "escalate"}, "checkFindings": {"value": "x"}, "escalationReason": {"value": "x"},
                 "checks": {"value": "[\\"logs\\"]", "type": "Json"}}}""");
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);

        assertThat(look(first).body()).contains("\"completed\":{\"user\":\"endpoint2\"");
        HttpResponse<String> late = first.post("/camunda/api/engine/engine/default/task/" + task + "/submit-form", "{}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains(CatalogueText.say("lostRace.taskGone"));
    }

    @Test
    void whoMayNotReadTheTaskLearnsNothing() {
        look(new Browser().login("endpoint"));
        Browser owner = new Browser().login("owner");

        assertThat(look(owner).statusCode()).isEqualTo(404);
        assertThat(withoutItsTime(look(owner).body().replace(task, "no-such-task")))
                .isEqualTo(withoutItsTime(owner.post("/camunda/api/tasklist/plugin/presence/default/task/no-such-task/look", "").body()));
        assertThat(rowsOf("owner")).isZero();
    }

    @Test
    void aTaskThatIsGoneTellsAStrangerNothing() {
        look(new Browser().login("endpoint"));
        engine.getRuntimeService().deleteProcessInstance(
                engine.getTaskService().createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "test");

        assertThat(look(new Browser().login("endpoint2")).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhoIsLoggedInAndSendsTheTokenIsHeard() {
        assertThat(post("endpoint", path("look"), "").statusCode()).as("Basic, without a session").isIn(401, 403);
        Browser stranger = new Browser().visit();
        assertThat(look(stranger).statusCode()).as("without a login").isIn(401, 403);
        Browser reader = new Browser().login("endpoint");
        assertThat(reader.get(path("look")).statusCode()).as("nothing changes by GET").isEqualTo(405);
        assertThat(rowsOf("endpoint")).isZero();
        assertThat(withoutToken(reader)).as("without the CSRF token").isEqualTo(403);
        assertThat(rowsOf("endpoint")).isZero();
    }

    @Test
    void anIdThatIsNoneIsNotKept() {
        Browser reader = new Browser().login("endpoint");
        assertThat(reader.post("/camunda/api/tasklist/plugin/presence/default/task/" + "x".repeat(5000) + "/look", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void tasklistGetsTheScript() {
        assertThat(get(null, "/camunda/api/tasklist/plugin/presence/static/app/plugin.js").body()).contains("app/texts.js",
                "web.presence.others");
        assertThat(get(null, "/camunda/api/tasklist/plugin/presence/static/app/plugin.css").body()).contains(".sixstep-presence");
    }

    private static String withoutItsTime(String body) {
        return body.replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private int withoutToken(Browser browser) {
        return send(browser.client(), request(path("look")).POST(BodyPublishers.noBody())).statusCode();
    }

    private HttpResponse<String> look(Browser browser) {
        return browser.post(path("look"), "");
    }

    private String path(String what) {
        return "/camunda/api/tasklist/plugin/presence/default/task/" + task + '/' + what;
    }

    private int rowsOf(String user) {
        return jdbc.sql("select count(*) from sixstep.task_viewer where user_id = ? and task_id = ?").param(user).param(task)
                .query(Integer.class).single();
    }
}
