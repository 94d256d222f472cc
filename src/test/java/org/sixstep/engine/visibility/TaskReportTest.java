package org.sixstep.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** How many tasks wait for which group, on Cockpit's page of human tasks: numbers for whoever watches, and no ticket. */
class TaskReportTest extends EngineTest {

    private static final String REPORT = "/camunda/api/engine/engine/default/task/report/candidate-group-count";
    private static final String UNASSIGNED = """
            select coalesce(l.group_id_, '') as name, count(t.id_) as tasks from act_ru_task t left join act_ru_identitylink l on l.task_id_ = t.id_
            where t.assignee_ is null group by l.group_id_""";

    @ParameterizedTest
    @ValueSource(strings = {"lead", "supervisor", "manager", "owner", "admin"})
    void whoeverWatchesSeesNumbers(String user) throws IOException {
        deploy(oneTask("reported" + user), "reported" + user);
        taskOf("reported" + user);

        HttpResponse<String> answer = new Browser().login(user).get(REPORT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, Long> shown = new TreeMap<>();
        for (JsonNode one : new ObjectMapper().readTree(answer.body())) {
            shown.put(one.path("groupName").asText("").replace("null", ""), one.path("taskCount").asLong());
        }
        assertThat(shown).containsEntry("agents", jdbc.sql(UNASSIGNED).query().listOfRows().stream()
                .filter(row -> row.get("name").equals("agents")).mapToLong(row -> (Long) row.get("tasks")).sum());
    }

    @Test
    void nobodyElseDoes() {
        for (String user : new String[] {"agent", "network", "knowledge", "dispatcher", "developer"}) {
            assertThat(new Browser().login(user).get(REPORT).statusCode()).as(user).isEqualTo(403);
        }
    }
}
