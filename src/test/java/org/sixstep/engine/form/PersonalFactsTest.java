package org.sixstep.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ModelFiles;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.deployment.DeploymentRoutes;
import org.sixstep.form.FormRecord;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process owner who draws a table or a gateway that asks for the reporter finds nothing of the reporter in the history or the variables.
 */
class PersonalFactsTest extends EngineTest {

    private static final String NAME = "Lin Unseen";
    private static final String PROBLEM = """
            {"summary": "Nobody reads this", "description": "my street is Birch Lane", "reporter": {"name": "Lin Unseen", "email": "unseen@example.org", "phone": "+44 1234"},
             "category": "network", "impact": "department", "urgency": "medium", "requestKind": "incident"}""";
    private static final String ASKED = "<text>emergency = true</text>";
    private static final String FLOW = "${triageOutcome == 'duplicate'}";
    private static final String FORM_KEY = "\"components\": [";

    @Autowired
    private List<FormRecord> records;

    @AfterEach
    void takeBack() {
        engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aTableIsNotAskedWithThem() {
        Map<String, String> files = DeploymentRoutes.files();
        assertThat(files.get("assignPriority.dmn")).contains(ASKED);
        files.put("assignPriority.dmn", files.get("assignPriority.dmn").replace(ASKED,
                "<text>if reporterName = null and description = null and summary = null then emergency = true else emergency ="
                        + " true</text>"));
        files.put("supportTicket.bpmn",
                files.get("supportTicket.bpmn").replace(FLOW, "${triageOutcome == 'duplicate' &amp;&amp; reporterName != 'x'}"));
        deployed(files);

        String number = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");

        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number).count()).isEqualTo(1);
        assertNothingOf(NAME);
        assertNothingOf("Birch Lane");
    }

    /**
     * Texts of the forms that say nothing of a person: what a gateway or table may be asked with. A new field of text is personal, or is
     * added here.
     */
    @Test
    void everyTextOfAFormIsPersonalOrNamedHere() {
        Set<String> neutral = Set.of("browser", "calendarNote", "device", "duplicateOf", "keywords", "operatingSystem", "relatedSystem",
                "reporterDepartment", "reporterOrganisation",
                "software", "softwareVersion", "subcategory");
        Set<String> texts = ModelFiles.forms().stream().flatMap(form -> ModelFiles.fields(form).stream())
                .filter(field -> field.path("type").asText().startsWith("text"))
                .map(field -> field.path("key").asText()).filter(key -> records.stream().noneMatch(record -> record.isPersonal(key)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(texts).isEqualTo(new TreeSet<>(neutral));
    }

    @Test
    void aFormCannotSayWhoseRecordItFills() {
        Map<String, String> files = DeploymentRoutes.files();
        String fields = "{\"id\": \"field_other\", \"type\": \"textfield\", \"key\": \"ticketId\", \"label\": \"x\"}, {\"id\":"
                + " \"field_foreign\", \"type\": \"textfield\", \"key\": \"answerId\", \"label\": \"x\"}, {\"id\": \"field_again\","
                + " \"type\": \"textfield\", \"key\": \"reporterName\", \"label\": \"x\"},";
        files.put("triageTicket.form", files.get("triageTicket.form").replaceFirst("\"components\": \\[", FORM_KEY + fields));
        files.put("supportTicket.bpmn", files.get("supportTicket.bpmn").replace(FLOW,
                "${triageOutcome == 'duplicate' &amp;&amp; ticketId != null &amp;&amp; answerId == null &amp;&amp; reporterName != null}"));
        deployed(files);
        String number = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult();
        Object before = engine.getRuntimeService().getVariable(task.getProcessInstanceId(), "ticketId");

        HttpResponse<String> answer = post(task.getAssignee(), "/engine-rest/task/" + task.getId() + "/submit-form",
                "{\"variables\": {\"ticketId\": {\"value\": \"11111111-1111-1111-1111-111111111111\"}, \"answerId\": {\"value\":"
                        + " \"11111111-1111-1111-1111-111111111111\"},"
                        + "\"reporterName\": {\"value\": \"" + NAME
                        + "\"}, \"triageOutcome\": {\"value\": \"waitForReporter\"}, \"question\": {\"value\": \"When?\"},"
                        + " \"checkFindings\": {\"value\": \"x\"},"
                        + "\"checks\": {\"value\": \"[\\\"network\\\"]\", \"type\": \"Json\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isIn(204, 400);
        assertThat(engine.getRuntimeService().getVariable(task.getProcessInstanceId(), "ticketId")).isEqualTo(before);
        assertThat(engine.getRuntimeService().getVariable(task.getProcessInstanceId(), "answerId")).isNull();
        assertNothingOf(NAME);
    }

    @Test
    void aFormShowsWhatAReporterWroteAsTextOnly() {
        Map<String, String> files = DeploymentRoutes.files();
        files.put("triageTicket.form",
                files.get("triageTicket.form").replaceFirst("\\{\\{facts}}", "{{facts}} {{description}} {{stepsTried}}"));
        deployed(files);
        String number = post("agent", "/api/tickets", PROBLEM.replace("my street", "[click](https://evil.example) my street")).body()
                .replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult();
        engine.getRuntimeService().setVariable(task.getProcessInstanceId(), "stepsTried", "[click](https://evil.example)");

        String shown = get(task.getAssignee(), "/engine-rest/task/" + task.getId() + "/form-variables").body();

        assertThat(shown).contains("click").contains("my street").doesNotContain("[click](").doesNotContain("https://evil");
    }

    /**
     * A process of a key of its own has no record whose form would look at what comes in: a delegate behind the task would act on the
     * ticket of that id.
     */
    @ParameterizedTest
    @ValueSource(strings = {"owner", "dispatcher", "network"})
    void noTaskBesideTheProcedureSaysWhoseRecordItIs(String user) {
        engine.getRepositoryService().createDeployment().name("by hand")
                .addModelInstance("beside.bpmn", Bpmn.createExecutableProcess("beside").camundaHistoryTimeToLive(1).startEvent()
                        .userTask("userTask_beside").camundaAssignee(user).userTask("userTask_after").endEvent().done())
                .deploy();
        String instance = engine.getRuntimeService().startProcessInstanceByKey("beside").getId();
        String task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
        for (String way : List.of("complete", "submit-form", "resolve")) {
            assertThat(post(user, "/engine-rest/task/" + task + "/" + way,
                    "{\"variables\": {\"ticketId\": {\"value\": \"11111111-1111-1111-1111-111111111111\"}}}").statusCode()).as(way)
                    .isIn(400, 403, 404);
        }
        assertThat(engine.getRuntimeService().getVariable(instance, "ticketId")).isNull();
        engine.getRuntimeService().deleteProcessInstance(instance, "test");
    }

    private void deployed(Map<String, String> files) {
        HttpResponse<String> answer = send(as("owner", DeploymentRoutes.ENGINE_REST).header("Content-Type", DeploymentRoutes.MULTIPART)
                .POST(BodyPublishers.ofString(DeploymentRoutes.body(files))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** In every table of the engine that holds a value of a variable or of a decision. */
    private void assertNothingOf(String text) {
        for (String column : new String[] {"act_ru_variable.text_", "act_hi_varinst.text_", "act_hi_detail.text_", "act_hi_dec_in.text_",
            "act_hi_dec_out.text_"}) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(jdbc.sql("select count(*) from " + table + " where text_ like :text").param("text", "%" + text + "%")
                    .query(Integer.class).single()).as(column).isZero();
        }
        assertThat(jdbc.sql(
                "select count(*) from act_ge_bytearray where deployment_id_ is null and position(convert_to(:text, 'UTF8') in bytes_) > 0")
                .param("text", text)
                .query(Integer.class).single()).as("byte arrays").isZero();
    }
}
