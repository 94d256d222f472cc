package org.sixstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role is refused, at every door where it could try: who, how, what, and the answer. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusalTest extends EngineTest {

    private static final String PROBLEM = """
            {"summary": "Refusals", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "category": "network",
             "impact": "department", "urgency": "medium", "requestKind": "incident"}""";

    private String ticket;
    private String task;
    private String instance;

    @BeforeAll
    void aTicketAtTriage() {
        String created = post("agent", "/api/tickets", PROBLEM).body();
        ticket = created.replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        var open = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(ticket).singleResult();
        task = open.getId();
        instance = open.getProcessInstanceId();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
            // tickets belong to those who work on them and those who lead
            "network,   GET,  /api/tickets/{ticket},                  200", "developer, GET,  /api/tickets/{ticket},                       200",
            "manager,   GET,  /api/tickets/{ticket},                  200", "owner,     GET,  /api/tickets,                                403",
            "owner,     GET,  /api/tickets/{ticket},                  403", "owner,     GET,  /api/tickets/{ticket}/timeline,              403",
            "owner,     GET,  /api/tickets/{ticket}/deadlines,        403", "owner,     GET,  /api/knowledge?q=vpn,                        200",
            "owner,     POST, /api/tickets,                           403", "manager,   POST, /api/tickets,                                403",
            "knowledge, POST, /api/tickets,                           403", "manager,   POST, /api/tickets/{ticket}/messages,              403",
            // a form shows the reporter
            "network,   GET,  /engine-rest/task/{task}/form-variables, 200", "owner,    GET,  /engine-rest/task/{task}/form-variables,     403",
            "knowledge, GET,  /engine-rest/task/{task}/form-variables, 403", "owner,    GET,  /engine-rest/task/{task},                    404",
            "owner,     GET,  /engine-rest/task/{task}/variables,     403", "knowledge, GET,  /engine-rest/task/{task}/deployed-form,      403",
            // and is filled in by those who work on tickets
            "owner,     POST, /engine-rest/task/{task}/submit-form,   403", "manager,   POST, /engine-rest/task/{task}/submit-form,        403",
            "knowledge, POST, /engine-rest/task/{task}/submit-form,   403", "manager,   POST, /engine-rest/task/{task}/claim,              403",
            "developer, POST, /engine-rest/task/{task}/assignee,      403", "agent,     POST, /engine-rest/task/{task}/assignee,           403",
            "developer, POST, /engine-rest/task/{task}/delegate,      403", "agent,     POST, /engine-rest/process-definition/key/reviewProblems/submit-form, 404",
            // nobody but an administrator moves, stops or removes what runs
            "agent,     GET,  /engine-rest/process-instance/{instance}, 404", "lead,    POST, /engine-rest/process-instance/{instance}/modification, 403",
            "owner,     POST, /engine-rest/process-instance/{instance}/modification, 403", "manager, POST, /engine-rest/process-instance/{instance}/variables, 403",
            "supervisor, DELETE, /engine-rest/process-instance/{instance}, 403", "owner, DELETE, /engine-rest/process-instance/{instance}, 403",
            "owner,     PUT,  /engine-rest/process-instance/{instance}/suspended, 403",
            // people and what they may do
            "manager,   POST, /engine-rest/user/create,               403", "owner,     POST, /engine-rest/user/create,                    403",
            "agent,     POST, /engine-rest/group/create,              403", "manager,   PUT,  /engine-rest/group/camunda-admin/members/manager, 403",
            "owner,     PUT,  /engine-rest/group/managers/members/owner, 403", "manager, PUT, /engine-rest/user/agent/credentials,         403",
            "manager,   DELETE, /engine-rest/user/agent,              403", "agent,     POST, /engine-rest/authorization/create,           403",
            "owner,     POST, /engine-rest/authorization/create,      403"})
    void answers(String user, String method, String path, int status) {
        HttpResponse<String> answer = send(as(user, path.replace("{ticket}", ticket).replace("{task}", task).replace("{instance}", instance))
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body(user, path))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403 || status == 404) {
            assertThat(answer.body()).doesNotContain("lin@example.org");
        }
    }

    /** Complete enough to be carried out, if only it were allowed. */
    private static String body(String user, String path) {
        if (path.contains("/messages")) {
            return "{\"text\": \"x\"}";
        }
        if (path.contains("/claim") || path.contains("/assignee") || path.contains("/delegate")) {
            return "{\"userId\": \"" + user + "\"}";
        }
        if (path.contains("/user/create")) {
            return "{\"profile\": {\"id\": \"mine\", \"firstName\": \"x\", \"lastName\": \"x\"}, \"credentials\": {\"password\": \"Right-password-1\"}}";
        }
        if (path.contains("/credentials")) {
            return "{\"password\": \"Right-password-2\", \"authenticatedUserPassword\": \"" + DemoUsers.PASSWORD + "\"}";
        }
        if (path.contains("/group/create")) {
            return "{\"id\": \"mine\", \"name\": \"x\", \"type\": \"WORKFLOW\"}";
        }
        if (path.contains("/authorization/create")) {
            return "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"" + user + "\", \"resourceType\": 6, \"resourceId\": \"*\"}";
        }
        if (path.contains("/modification")) {
            return "{\"instructions\": [{\"type\": \"cancel\", \"activityId\": \"userTask_triageTicket\"}]}";
        }
        return path.contains("/suspended") ? "{\"suspended\": true}" : path.contains("/instance}/variables") ? "{\"modifications\": {\"owner\": {\"value\": \"me\"}}}"
                : path.endsWith("/api/tickets") ? PROBLEM : "{}";
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"agent, cockpit", "agent, admin", "developer, cockpit", "knowledge, cockpit", "manager, admin", "owner, admin", "lead, admin"})
    void anApplicationOfOthersStaysClosed(String user, String application) {
        Browser browser = new Browser().login(user);

        HttpResponse<String> page = browser.read("/camunda/app/" + application + "/default/");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This is not open to you", "To the start page").doesNotContain("Whitelabel");
        if (application.equals("cockpit")) {
            // the engine asks for a login there, not for Cockpit; its own authorizations hold
            assertThat(browser.post("/camunda/api/cockpit/plugin/base/default/process-instance", "{}").body()).isEqualTo("[]");
        }
    }

    @Test
    void aRefusalIsSaidInTheLanguageOfTheBrowser() {
        assertThat(new Browser().login("agent").read("/camunda/app/admin/default/?lang=zh").body()).contains("您没有权限打开这个页面");
    }
}
