package org.sixstep.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.deployment.DeploymentRoutes;

/** A process owner's table is asked with each fact in the type that its field has; times are those of the desk's zone. */
class FactTypesTest extends EngineTest {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions_assignPriority" name="Assign the priority" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="assignPriority" name="Assign the priority" camunda:historyTimeToLive="P730D">
                <decisionTable id="decisionTable_assignPriority" hitPolicy="FIRST">
                  <input id="input_fact" label="Fact">
                    <inputExpression id="inputExpression_fact" typeRef="%s"><text><![CDATA[%s]]></text></inputExpression>
                  </input>
                  <output id="output_priority" name="priority" typeRef="string" />
                  <output id="output_classificationCertain" name="classificationCertain" typeRef="boolean" />
                  <rule id="rule_hit">
                    <inputEntry id="rule_hit_fact"><text><![CDATA[%s]]></text></inputEntry>
                    <outputEntry id="rule_hit_priority"><text>"P1"</text></outputEntry>
                    <outputEntry id="rule_hit_classificationCertain"><text>true</text></outputEntry>
                  </rule>
                  <rule id="rule_other">
                    <inputEntry id="rule_other_fact"><text></text></inputEntry>
                    <outputEntry id="rule_other_priority"><text>"P3"</text></outputEntry>
                    <outputEntry id="rule_other_classificationCertain"><text>true</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;
    private static final String FIELDS = """
            "components": [
              {"id": "own_day", "type": "datetime", "subtype": "date", "key": "visitDay", "dateLabel": "Day", "properties": {"dateLabel.zh": "日"}},
              {"id": "own_time", "type": "datetime", "subtype": "time", "key": "visitTime", "timeLabel": "Time", "properties": {"timeLabel.zh": "时"}, "time_serializing_format": "no_timezone"},
              {"id": "own_at", "type": "datetime", "subtype": "datetime", "key": "visitAt", "dateLabel": "At", "properties": {"dateLabel.zh": "于"}, "time_serializing_format": "no_timezone"},
              {"id": "own_number", "type": "number", "key": "floor", "label": "Floor", "properties": {"label.zh": "楼层"}},
              {"id": "own_list", "type": "checklist", "key": "rooms", "label": "Rooms", "properties": {"label.zh": "房间", "option.a.zh": "甲", "option.b.zh": "乙"}, "values": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]},
              {"id": "own_flag", "type": "checkbox", "key": "locked", "label": "Locked", "properties": {"label.zh": "已锁"}},
            """;
    private static final String PROBLEM = """
            {"summary": "A visit", "description": "Somebody comes", "reporter": {"name": "Ada Quist", "email": "ada@example.org", "phone": "+44 1234"}, "category": "network", "impact": "department",
             "urgency": "medium", "requestKind": "incident", "occurredAt": "2026-11-02T01:30:00+08:00",
             "fields": {"visitDay": "2026-11-21", "visitTime": "14:30", "visitAt": "2026-11-21T00:30", "floor": 2.5, "rooms": ["a", "b"], "locked": true}}""";

    @AfterEach
    void takeBack() {
        engine.getRepositoryService().createDeploymentQuery().deploymentName("by hand").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest(name = "{1} as {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "date   |visitDay                          |[date and time(\"2026-11-21T00:00:00\")..date and time(\"2026-11-21T23:00:00\")]",
        "string |visitDay                          |\"2026-11-21\"",
        "boolean|visitDay < date(\"2026-12-01\")   |true",
        "boolean|date(visitDay) = date(\"2026-11-21\")|true",
        "string |visitTime                         |\"14:30\"",
        "boolean|visitTime > time(\"12:00:00\")    |true",
        "date   |visitAt                           |[date and time(\"2026-11-21T00:30:00\")..date and time(\"2026-11-21T00:30:00\")]",
        "boolean|visitAt < date and time(\"2026-11-21T00:31:00\")|true",
        "date   |occurredAt                        |[date and time(\"2026-11-02T01:30:00\")..date and time(\"2026-11-02T01:30:00\")]",
        "boolean|date(occurredAt) = date(\"2026-11-02\")|true",
        "double |floor                             |> 2.4",
        "boolean|list contains(rooms, \"b\")       |true",
        "boolean|locked                            |true"})
    void aTableIsAskedWithEachFactInTheTypeOfItsField(String type, String fact, String cell) {
        Map<String, String> files = DeploymentRoutes.files();
        files.put("reportProblem.form", files.get("reportProblem.form").replaceFirst("\"components\": \\[", FIELDS));
        files.put("assignPriority.dmn", TABLE.formatted(type, fact, cell));
        HttpResponse<String> deployed = send(as("owner", DeploymentRoutes.ENGINE_REST).header("Content-Type", DeploymentRoutes.MULTIPART)
                .POST(BodyPublishers.ofString(DeploymentRoutes.body(files))));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);

        HttpResponse<String> created = post("agent", "/api/tickets", PROBLEM);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String number = created.body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        assertThat(jdbc.sql("select priority from sixstep.ticket where number = ?").param(number).query(String.class).single())
                .isEqualTo("P1");
    }
}
