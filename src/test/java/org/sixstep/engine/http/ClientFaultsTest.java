package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;

/** What the engine answers with 500 although the client is at fault, each kind once; {@code EngineApiFuzzIT} looks for more. */
class ClientFaultsTest extends EngineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"GET | task?nameLike=%00 | | 400",
        "GET | history/task?finishedBefore=292278995-01-01T00:00:00.000%2B0000 | | 400",
        "GET | task?dueBefore=99999999-01-01T00:00:00.000%2B0000 | | 400", "GET | execution/x/localVariables | | 404",
        "GET | process-instance/x/variables/y | | 404", "GET | process-definition/x/statistics | | 404",
        "GET | deployment/x/resources/y/data | | 404", "GET | job/count?jobDefinitionId=a&processInstanceIds=b | | 400",
        "GET | process-instance/count?variables=x_eq_y&sortBy=nothing | | 400", "GET | metrics?firstResult=null | | 400",
        "POST | execution | {\"variables\": [null]} | 400",
        "POST | job/count | {\"dueDates\": [{\"operator\": null}]} | 400"})
    void isAnsweredAsSuch(String method, String path, String body, int status) {
        HttpResponse<String> answer = send(as("admin", "/engine-rest/" + path).header("Content-Type", "application/json").method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aStepOfARunningProcessIsNotDeleted() {
        deploy(oneTask("notDeleted"), "notDeleted");
        String task = taskOf("notDeleted");

        HttpResponse<String> answer = send(as("admin", "/engine-rest/task/" + task).DELETE());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    /** Whoever completes a step of a model that leads nowhere is not at fault. */
    @Test
    void aFaultOfAModelStaysOneOfTheServer() {
        deploy(Bpmn.createExecutableProcess("leadsNowhere").camundaHistoryTimeToLive(1).startEvent().userTask("userTask_only")
                .camundaCandidateGroups(Roles.AGENTS).exclusiveGateway("gateway_none").condition("never", "${1 == 2}").endEvent()
                .moveToNode("gateway_none").condition("nor", "${1 == 3}").endEvent().done(),
                "leadsNowhere");
        String task = taskOf("leadsNowhere");

        HttpResponse<String> answer = send(as("admin", "/engine-rest/task/" + task + "/complete").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    /** Renamed for a moment: the statement names a column that is not there. */
    @Test
    void aFaultOfTheDatabaseStaysOneOfTheServerAndIsNotShown() {
        jdbc.sql("alter table act_ru_filter rename column name_ to name_gone").update();
        try {
            HttpResponse<String> answer = get("admin", "/engine-rest/filter?name=x");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
            assertThat(answer.body()).doesNotContainIgnoringCase("name_").doesNotContainIgnoringCase("select");
        } finally {
            jdbc.sql("alter table act_ru_filter rename column name_gone to name_").update();
        }
    }
}
