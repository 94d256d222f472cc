package org.sixstep.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** Who may deploy models may thereby neither stop, change nor remove what runs, nor read what people wrote. */
@TestInstance(Lifecycle.PER_CLASS)
class ProcessOwnerLimitsTest extends EngineTest {

    private static final String PROBLEM = """
            {"summary": "Owners look away", "description": "secret of Lin", "reporter": {"name": "Lin Owner-Test", "email": "lin@example.org"}, "category": "network",
             "impact": "department", "urgency": "medium", "requestKind": "incident"}""";

    private String ticket;
    private String task;
    private String instance;
    private String definition;
    private String deployment;
    private String job;
    private String jobDefinition;

    @BeforeAll
    void aTicketAtTriage() {
        ticket = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        var open = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(ticket).singleResult();
        task = open.getId();
        instance = open.getProcessInstanceId();
        definition = open.getProcessDefinitionId();
        deployment = engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId();
        jobDefinition = engine.getManagementService().createJobDefinitionQuery().processDefinitionId(definition).listPage(0, 1).get(0)
                .getId();
        job = engine.getManagementService().createJobQuery().processInstanceId(instance).list().get(0).getId();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "DELETE | /deployment/{deployment}?cascade=true&skipCustomListeners=true&skipIoMappings=true | ",
        "DELETE | /process-definition/{definition}?cascade=true | ",
        "DELETE | /process-definition/key/supportTicket/delete?cascade=true | ",
        "PUT | /process-definition/{definition}/suspended | {'suspended': true, 'includeProcessInstances': true}",
        "PUT | /process-definition/key/supportTicket/suspended | {'suspended': true, 'includeProcessInstances': true}",
        "PUT | /process-definition/suspended | {'processDefinitionKey': 'supportTicket', 'suspended': true}",
        "PUT | /process-definition/{definition}/history-time-to-live | {'historyTimeToLive': 0}",
        "POST | /process-definition/{definition}/restart | {'processInstanceIds': ['{instance}'], 'instructions': [{'type':"
                + " 'startBeforeActivity', 'activityId': 'serviceTask_registerTicket'}]}",
        "PUT | /process-instance/suspended | {'processDefinitionKey': 'supportTicket', 'suspended': true}",
        "PUT | /process-instance/{instance}/suspended | {'suspended': true}",
        "DELETE | /process-instance/{instance} | ",
        "POST | /process-instance/delete | {'processInstanceIds': ['{instance}'], 'deleteReason': 'x'}",
        "POST | /process-instance/{instance}/modification | {'instructions': [{'type': 'cancel', 'activityId': 'userTask_triageTicket'}]}",
        "POST | /modification/execute | {'processDefinitionId': '{definition}', 'processInstanceIds': ['{instance}'], 'instructions':"
                + " [{'type': 'cancel', 'activityId': 'userTask_triageTicket'}]}",
        "POST | /migration/execute | {'migrationPlan': {'sourceProcessDefinitionId': '{definition}', 'targetProcessDefinitionId':"
                + " '{definition}', 'instructions': [{'sourceActivityIds': ['userTask_triageTicket'],"
                + " 'targetActivityIds': ['userTask_triageTicket']}]}, 'processInstanceIds': ['{instance}']}",
        "PUT | /process-instance/{instance}/variables/owner | {'value': 'owner', 'type': 'String'}",
        "PUT | /execution/{instance}/localVariables/owner | {'value': 'owner', 'type': 'String'}",
        "PUT | /task/{task}/variables/ticketId | {'value': 'x', 'type': 'String'}",
        "POST | /task/{task}/assignee | {'userId': 'owner'}",
        "POST | /task/{task}/complete | {}",
        "PUT | /job/{job}/suspended | {'suspended': true}",
        "PUT | /job/suspended | {'processDefinitionKey': 'supportTicket', 'suspended': true}",
        "PUT | /job-definition/suspended | {'processDefinitionKey': 'supportTicket', 'suspended': true, 'includeJobs': true}",
        "PUT | /job/{job}/duedate | {'duedate': null}",
        "PUT | /job/{job}/retries | {'retries': 1, 'dueDate': '2999-12-31T00:00:00.000+0000'}",
        "PUT | /job/{job}/retries | {'retries': 0}",
        "POST | /job/retries | {'jobIds': ['{job}'], 'retries': 0}",
        "PUT | /job-definition/{jobDefinition}/retries | {'retries': 1, 'dueDate': '2999-12-31T00:00:00.000+0000'}",
        "PUT | /job/{job}/priority | {'priority': 1}",
        "DELETE | /job/{job} | ",
        "POST | /job/{job}/execute | ",
        "POST | /external-task/fetchAndLock | {'workerId': 'x', 'maxTasks': 1, 'topics': [{'topicName': 'x', 'lockDuration': 1000}]}",
        "POST | /message | {'messageName': 'support.problemReceived', 'processVariables': {'ticketId': {'value':"
                + " '00000000-0000-0000-0000-000000000000', 'type': 'String'}}}",
        "POST | /signal | {'name': 'x'}",
        "POST | /condition | {'variables': {'x': {'value': 1}}}",
        "POST | /filter/create | {'resourceType': 'Task', 'name': 'mine', 'query': {}}",
        "POST | /history/process-instance/delete | {'historicProcessInstanceIds': ['{instance}'], 'deleteReason': 'x'}",
        "POST | /history/cleanup | ",
        "POST | /user/create | {'profile': {'id': 'mine', 'firstName': 'x', 'lastName': 'x'}, 'credentials': {'password':"
                + " 'Right-password-1'}}",
        "POST | /tenant/create | {'id': 'mine', 'name': 'x'}",
        "POST | /authorization/create | {'type': 1, 'permissions': ['ALL'], 'userId': 'owner', 'resourceType': 7, 'resourceId': '*'}"})
    void changesNothingThatRuns(String method, String path, String body) {
        Map<String, Object> before = jobRow();
        HttpResponse<String> answer = asOwner(method, "/engine-rest" + path, body);

        // an external task is only given to whom it belongs: nothing comes
        assertThat(answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode())).as(answer.body())
                .matches("40[0345]|\\[]");
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).active().singleResult().getAssignee()).isNotEqualTo("owner");
        assertThat(jobRow()).isEqualTo(before);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(ticket).active().count())
                .isEqualTo(1);
    }

    private Map<String, Object> jobRow() {
        return jdbc.sql("select * from act_ru_job where id_ = :job").param("job", job).query().singleRow();
    }

    /** The engine asks nobody who touches a job that belongs to no process. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"agent", "dispatcher", "manager", "owner"})
    void theCleanUpOfTheHistoryIsNobodysButAdministrators(String user) {
        String cleanup = engine.getHistoryService().cleanUpHistoryAsync(true).getId();
        for (String[] ask : new String[][] {{"DELETE", "", ""}, {"PUT", "/retries", "{\"retries\": 0}"},
            {"PUT", "/retries", "{\"retries\": 5}"}, {"PUT", "/suspended", "{\"suspended\": true}"},
            {"PUT", "/duedate", "{\"duedate\": \"2099-01-01T00:00:00.000+0000\"}"}, {"PUT", "/priority", "{\"priority\": 1}"},
            {"POST", "/execute", ""}, {"GET", "/stacktrace", ""}}) {
            HttpRequest.Builder request = as(user, "/engine-rest/job/" + cleanup + ask[1]).header("Content-Type", "application/json")
                    .method(ask[0], BodyPublishers.ofString(ask[2]));
            assertThat(send(request).statusCode()).as(String.join(" ", ask)).isIn(400, 403, 404);
        }
        assertThat(engine.getManagementService().createJobQuery().jobId(cleanup).active().singleResult().getRetries())
                .isEqualTo(engine.getProcessEngineConfiguration().getDefaultNumberOfRetries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?processInstanceBusinessKey={ticket}", "/process-instance/{instance}/variables",
        "/variable-instance?processInstanceIdIn={instance}",
        "/history/variable-instance?processInstanceId={instance}", "/history/detail?processInstanceId={instance}",
        "/history/decision-instance?includeInputs=true&includeOutputs=true",
        "/history/user-operation", "/history/task?processInstanceId={instance}", "/task/{task}/form-variables", "/task/{task}/comment",
        "/history/identity-link-log"})
    void readsNothingThatPeopleWrote(String path) {
        HttpResponse<String> answer = asOwner("GET", "/engine-rest" + path, null);

        assertThat(answer.body()).doesNotContain("Lin Owner-Test").doesNotContain("lin@example.org").doesNotContain("secret of Lin")
                .doesNotContain("Owners look away");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"agent", "network", "lead", "manager", "knowledge", "owner"})
    void nothingIsAttachedToATask(String user) {
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\n../../x\r\n--b\r\nContent-Disposition:"
                + " form-data; name=\"url\"\r\n\r\nhttp://127.0.0.1:9/\r\n--b--\r\n";
        HttpResponse<String> answer = send(
                as(user, "/engine-rest/task/" + task + "/attachment/create").header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(multipart)));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
        assertThat(engine.getTaskService().getTaskAttachments(task)).isEmpty();
    }

    @Test
    void nobodyOfTheDeskStartsATicketByAMessageOfTheirOwn() {
        String id = jdbc.sql("select id from sixstep.ticket where number = :number").param("number", ticket).query(String.class).single();
        HttpResponse<String> answer = post("agent", "/engine-rest/message",
                "{\"messageName\": \"support.problemReceived\", \"processVariables\": {\"ticketId\": {\"value\": \"" + id
                        + "\", \"type\": \"String\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().variableValueEquals("ticketId", id)
                .processDefinitionKey("supportTicket").count()).isEqualTo(1);
    }

    private HttpResponse<String> asOwner(String method, String path, String body) {
        String filled = fill(path);
        String json = body == null ? "" : fill(body).replace('\'', '"');
        return send(as("owner", filled).header("Content-Type", "application/json").method(method,
                json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    private String fill(String text) {
        return text.replace("{deployment}", deployment).replace("{definition}", definition).replace("{instance}", instance)
                .replace("{task}", task).replace("{job}", job).replace("{jobDefinition}", jobDefinition)
                .replace("{ticket}", ticket);
    }
}
