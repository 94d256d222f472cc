package org.sixstep.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static final String OWN = PROBLEM.replace("\"category\"",
            "\"fields\": {\"homeOffice\": \"Birch Lane 5\", \"room\": \"B12\", \"floor\": 3}, \"category\"");
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

    /** The desk knows most of its texts, and forms say of the others what they are: both say the same. */
    @Test
    void everyTextOfAFormIsPersonalOrSaysThatItIsNot() {
        Set<String> personal = new TreeSet<>();
        Set<String> neutral = new TreeSet<>();
        ModelFiles.forms().stream().flatMap(form -> ModelFiles.fields(form).stream())
                .filter(field -> field.path("type").asText().startsWith("text")).forEach(field -> {
                    String key = field.path("key").asText();
                    (field.at("/properties/personal").asText().equals("false") ? neutral : personal).add(key);
                });
        assertThat(personal).allMatch(key -> records.stream().anyMatch(record -> record.isPersonal(key)));
        assertThat(neutral).isNotEmpty().noneMatch(key -> records.stream().anyMatch(record -> record.isPersonal(key)));
    }

    @Test
    void aFieldOfTheirOwnIsWhatItsFormSays() {
        Map<String, String> files = withOwnFields();
        files.put("supportTicket.bpmn", files.get("supportTicket.bpmn").replace(FLOW,
                "${triageOutcome == 'duplicate' &amp;&amp; room != 'x' &amp;&amp; floor != 3}"));
        deployed(files);
        String number = number(post("agent", "/api/tickets", OWN));

        assertNothingOf("Birch Lane 5");
        assertThat(jdbc.sql("select fields ->> 'homeOffice' from sixstep.ticket where number = :number").param("number", number)
                .query(String.class).single()).isEqualTo("Birch Lane 5");
        assertThat(
                jdbc.sql("select priority from sixstep.ticket where number = :number").param("number", number).query(String.class).single())
                .as("the table was asked with room and floor").isEqualTo("P0");
    }

    /** The engine keeps 4,000 characters of a variable: the step goes on all the same, and the ticket has the whole text. */
    @Test
    void aLongTextIsAskedForByItsBeginning() {
        Map<String, String> files = withOwnFields();
        String note = own("textarea", "note", "personal", "false");
        for (String form : List.of("reportProblem.form", "triageTicket.form")) {
            files.put(form, files.get(form).replaceFirst("\"components\": \\[", FORM_KEY + note));
        }
        files.put("supportTicket.bpmn",
                files.get("supportTicket.bpmn").replace(FLOW, "${triageOutcome == 'duplicate' &amp;&amp; note != 'x'}"));
        files.put("assignPriority.dmn",
                files.get("assignPriority.dmn").replace("<text>majorIncident = true</text>", "<text>starts with(note, \"long\")</text>"));
        deployed(files);
        String text = "long " + "\uD842\uDFB7".repeat(4000);
        String number = number(post("agent", "/api/tickets", OWN.replace("\"room\"", "\"note\": \"" + text + "\", \"room\"")));
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult();

        HttpResponse<String> answer = post(task.getAssignee(), "/engine-rest/task/" + task.getId() + "/submit-form",
                "{\"variables\": {\"triageOutcome\": {\"value\": \"escalate\"}, \"escalationReason\": {\"value\": \"x\"},"
                        + " \"checkFindings\": {\"value\": \"x\"}, \"note\": {\"value\": \"" + text + "\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(jdbc.sql("select fields ->> 'note' from sixstep.ticket where number = :number").param("number", number)
                .query(String.class).single()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"flow|supportTicket.bpmn: the element flow_", "table|assignPriority.dmn: the element "})
    void nothingAsksForATextThatDoesNotSayWhatItIs(String asker, String sentence) {
        Map<String, String> files = withOwnFields();
        if (asker.equals("flow")) {
            files.put("supportTicket.bpmn", files.get("supportTicket.bpmn").replace(FLOW, "${homeOffice == 'x'}"));
        } else {
            files.put("assignPriority.dmn",
                    files.get("assignPriority.dmn").replace("<text>majorIncident = true</text>", "<text>homeOffice = \"x\"</text>"));
        }
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence).contains("asks for the field homeOffice, a text that may say who somebody is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"personal|maybe|has the property personal with the value “maybe”. It can be one of true, false.",
        "contact|yes|has the property contact with the value “yes”", "archived|never|has the property archived with the value “never”"})
    void aPropertyIsTrueOrFalse(String property, String value, String sentence) {
        Map<String, String> files = DeploymentRoutes.files();
        files.put("reportProblem.form", files.get("reportProblem.form").replaceFirst("\"components\": \\[",
                FORM_KEY + own("textfield", "room", property, value)));
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void whoReportedIsPersonalWhateverAFormSays() {
        Map<String, String> files = DeploymentRoutes.files();
        files.put("triageTicket.form", files.get("triageTicket.form").replaceFirst("\"components\": \\[",
                FORM_KEY + own("textfield", "reporterName", "personal", "false")));
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("reporterName is personal, whatever its form says");
    }

    @Test
    void aFormCannotSayWhoseRecordItFills() {
        Map<String, String> files = DeploymentRoutes.files();
        String fields = "{\"id\": \"field_other\", \"type\": \"textfield\", \"key\": \"ticketId\", \"label\": \"x\", \"properties\": {\"label.zh\": \"x\"}}, {\"id\":"
                + " \"field_foreign\", \"type\": \"textfield\", \"key\": \"answerId\", \"label\": \"x\", \"properties\": {\"label.zh\": \"x\"}}, {\"id\": \"field_again\","
                + " \"type\": \"textfield\", \"key\": \"reporterName\", \"label\": \"x\", \"properties\": {\"label.zh\": \"x\"}},";
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

    /** A text that says nothing of itself, one that is not personal, and a number. */
    private static Map<String, String> withOwnFields() {
        Map<String, String> files = DeploymentRoutes.files();
        files.put("reportProblem.form", files.get("reportProblem.form").replaceFirst("\"components\": \\[",
                FORM_KEY + own("textfield", "homeOffice", "prefill", "true") + own("textfield", "room", "personal", "false")
                        + own("number", "floor", "prefill", "true")));
        files.put("assignPriority.dmn", files.get("assignPriority.dmn").replace(ASKED,
                "<text>room = \"B12\" and floor = 3</text>"));
        return files;
    }

    private static String own(String type, String key, String property, String value) {
        return "{\"id\": \"own_%s\", \"type\": \"%s\", \"key\": \"%s\", \"label\": \"Own\", \"properties\": {\"label.zh\": \"自有\", \"%s\": \"%s\"}},"
                .formatted(key, type, key, property, value);
    }

    private static String number(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
    }

    private void deployed(Map<String, String> files) {
        HttpResponse<String> answer = deploy(files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> deploy(Map<String, String> files) {
        return send(as("owner", DeploymentRoutes.ENGINE_REST).header("Content-Type", DeploymentRoutes.MULTIPART)
                .POST(BodyPublishers.ofString(DeploymentRoutes.body(files))));
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
