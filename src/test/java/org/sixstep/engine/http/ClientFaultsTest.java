package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;

/** What the engine answers with 500 although the client is at fault, each kind once; {@code EngineApiFuzzIT} looks for more. */
class ClientFaultsTest extends EngineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"GET | task?nameLike=%00 | | 400",
        "GET | history/task?finishedBefore=292278995-01-01T00:00:00.000%2B0000 | | 400",
        "GET | task?dueBefore=99999999-01-01T00:00:00.000%2B0000 | | 400", "GET | execution/x/localVariables | | 404",
        "GET | process-instance/x/variables/y | | 404", "GET | process-definition/x/statistics | | 404",
        "GET | deployment/x/resources/y/data | | 404", "GET | job/count?jobDefinitionId=a&processInstanceIds=b | | 400",
        "GET | process-instance/count?variables=x_eq_y&sortBy=nothing | | 400", "POST | execution | {\"variables\": [null]} | 400",
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
}
