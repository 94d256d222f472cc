package org.sixstep.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.EngineTest;

/** What Tasklist and Cockpit are answered, in the language of whoever asked; what is stored is the same for all. */
class ReaderJsonTest extends EngineTest {

    private static final String API = "/camunda/api/engine/engine/default";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = """
            {"summary": "Triage ticket · as a summary", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"},
             "category": "hardware", "impact": "user", "urgency": "medium", "requestKind": "incident"}""";

    private final Browser chinese = new Browser().preferring("zh-TW, en;q=0.5");
    private final Browser english = new Browser().preferring("de, en;q=0.5");
    private Task task;

    @BeforeEach
    void aTicketAtTriage() {
        String number = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    @Test
    void theNameOfATaskSaysItsStepToEachReader() {
        chinese.login("endpoint");
        english.login("endpoint");
        assertThat(name(chinese)).isEqualTo(task.getName().replace("· P3 · Triage ticket ·", "· P3 · 初步排查 ·"))
                .endsWith("初步排查 · Triage ticket · as a summary");
        assertThat(name(english)).isEqualTo(task.getName());
        assertThat(json(chinese, "/task/" + task.getId()).path("description").asText()).matches("(?s).*\\p{IsHan}.*");
        assertThat(get("endpoint", "/engine-rest/task/" + task.getId()).body()).contains("Triage ticket · Triage ticket");
    }

    @Test
    void whatAReaderSendsBackIsStoredAsItWas() {
        chinese.login("dispatcher");
        ObjectNode whole = (ObjectNode) json(chinese, "/task/" + task.getId());
        whole.put("priority", 3).remove("camundaFormRef");
        HttpResponse<String> changed = chinese.send("PUT", API + "/task/" + task.getId(), "application/json", whole.toString());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);

        Task stored = engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(stored.getPriority()).isEqualTo(3);
        assertThat(stored.getName()).isEqualTo(task.getName());
        assertThat(stored.getDescription()).isEqualTo(task.getDescription());
    }

    @Test
    void aFormIsServedInTheLanguageOfItsReader() {
        String form = "/task/" + task.getId() + "/deployed-form";
        assertThat(label(json(chinese.login("endpoint"), form), "field_checkFindings")).isEqualTo("初步排查结果");
        assertThat(label(json(english.login("endpoint"), form), "field_checkFindings")).isEqualTo("Findings");
        assertThat(json(english, form).toString()).doesNotContain(".zh\"");
        String start = "/process-definition/key/supportTicket/deployed-start-form";
        assertThat(label(json(chinese, start), "field_summary")).isEqualTo("问题摘要");
    }

    @Test
    void theFactsAboveAFormAreInTheLanguageOfItsReader() {
        String facts = "/task/" + task.getId() + "/form-variables?variableNames=facts";
        assertThat(json(chinese.login("endpoint"), facts).at("/facts/value").asText()).contains("| 优先级 | P3（低）");
        assertThat(json(english.login("endpoint"), facts).at("/facts/value").asText()).contains("| Priority | P3 \\(low\\)");
    }

    @Test
    void aDiagramIsServedInTheLanguageOfItsReader() {
        String diagram = "/process-definition/" + task.getProcessDefinitionId() + "/xml";
        assertThat(json(chinese.login("manager"), diagram).path("bpmn20Xml").asText())
                .contains("id=\"userTask_triageTicket\" name=\"初步排查\"").doesNotContain("name=\"Triage ticket\"");
        assertThat(json(english.login("manager"), diagram).path("bpmn20Xml").asText()).contains("name=\"Triage ticket\"");
        assertThat(json(chinese, "/process-definition/" + task.getProcessDefinitionId()).path("name").asText()).isEqualTo("技术支持工单");
    }

    /** The engine leaves a key out of the id of its definition where both would be too long. */
    @Test
    void aProcessWithALongKeyHasItsNameToo() {
        String deployment = engine.getRepositoryService().createDeployment().addString("own.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    targetNamespace="own">
                  <process id="answerQuestionsOfOurCustomers" name="Answer questions" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <extensionElements><camunda:properties><camunda:property name="name.zh" value="答复咨询" /></camunda:properties>
                    </extensionElements>
                    <startEvent id="start" />
                  </process>
                </definitions>""").deploy().getId();
        try {
            String id = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
            assertThat(id).doesNotContain(":");
            assertThat(json(chinese.login("admin"), "/process-definition/" + id).path("name").asText()).isEqualTo("答复咨询");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @Test
    void aTableIsServedInTheLanguageOfItsReader() {
        DecisionDefinition table = table();
        String definition = "/decision-definition/" + table.getId();
        String drd = "/decision-requirements-definition/" + table.getDecisionRequirementsDefinitionId();
        chinese.login("manager");
        english.login("manager");
        for (String file : List.of(definition + "/xml", drd + "/xml")) {
            assertThat(json(chinese, file).path("dmnXml").asText()).as(file).contains(" name=\"判定优先级\"", " label=\"请求类型\"")
                    .doesNotContain(" name=\"Assign the priority\"", " label=\"Request kind\"");
            assertThat(json(english, file).path("dmnXml").asText()).contains(" name=\"Assign the priority\"");
            assertThat(get("manager", "/engine-rest" + file).body()).contains(" name=\\\"Assign the priority\\\"");
        }
        for (String name : List.of(definition, drd)) {
            assertThat(json(chinese, name).path("name").asText()).isEqualTo("判定优先级");
            assertThat(json(english, name).path("name").asText()).isEqualTo("Assign the priority");
            assertThat(get("manager", "/engine-rest" + name).body()).contains("\"Assign the priority\"");
        }
    }

    /** At the history level {@code full}, which an operator may set. */
    @Test
    void whatWasDecidedIsSaidInTheLanguageOfItsReader() {
        String table = table().getId();
        jdbc.sql("insert into act_hi_decinst (id_, dec_def_id_, dec_def_key_, dec_def_name_, eval_time_)"
                + " values ('decided', ?, 'assignPriority', 'Assign the priority', now())").param(table).update();
        jdbc.sql("insert into act_hi_dec_in (id_, dec_inst_id_, clause_id_, clause_name_, var_type_, text_)"
                + " values ('asked', 'decided', 'input_requestKind', 'Request kind', 'string', 'incident')").update();
        jdbc.sql("insert into act_hi_dec_out (id_, dec_inst_id_, clause_id_, clause_name_, var_name_, var_type_, text_)"
                + " values ('answered', 'decided', 'output_priority', 'Priority', 'priority', 'string', 'P3')").update();
        String decided = "/history/decision-instance/decided?includeInputs=true&includeOutputs=true";

        JsonNode read = json(chinese.login("manager"), decided);
        assertThat(read.path("decisionDefinitionName").asText()).isEqualTo("判定优先级");
        assertThat(read.path("inputs").findValuesAsText("clauseName")).containsExactly("请求类型");
        assertThat(read.path("inputs").findValuesAsText("value")).containsExactly("incident");
        assertThat(read.path("outputs").findValuesAsText("clauseName")).containsExactly("优先级");
        assertThat(read.path("outputs").findValuesAsText("variableName")).containsExactly("priority");
        assertThat(json(english.login("manager"), decided).path("outputs").findValuesAsText("clauseName")).containsExactly("Priority");
        assertThat(get("manager", "/engine-rest" + decided).body()).contains("\"Assign the priority\"", "\"clauseName\":\"Priority\"");
        assertThat(json(chinese, "/history/decision-definition/cleanable-decision-instance-report?decisionDefinitionIdIn=" + table)
                .findValuesAsText("decisionDefinitionName")).containsExactly("判定优先级");
    }

    @Test
    void filtersAndGroupsAreCalledAsTheirReaderCallsThem() {
        chinese.login("endpoint");
        english.login("endpoint");
        assertThat(json(chinese, "/filter?resourceType=Task").findValuesAsText("name")).contains("我的任务", "本组任务");
        assertThat(json(english, "/filter?resourceType=Task").findValuesAsText("name")).contains("My tasks", "My groups’ tasks");
        assertThat(json(chinese, "/filter?resourceType=Task").findValuesAsText("description")).contains("分配给我的任务");
        assertThat(json(chinese.login("admin"), "/group?id=endpoint").findValuesAsText("name")).isEqualTo(List.of("终端组"));
    }

    private DecisionDefinition table() {
        return engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey("assignPriority").latestVersion()
                .singleResult();
    }

    private String name(Browser browser) {
        return json(browser, "/task/" + task.getId()).path("name").asText();
    }

    private static JsonNode json(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(API + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static String label(JsonNode parent, String id) {
        for (JsonNode component : parent.path("components")) {
            String label = id.equals(component.path("id").asText()) ? component.path("label").asText() : label(component, id);
            if (!label.isEmpty()) {
                return label;
            }
        }
        return "";
    }
}
