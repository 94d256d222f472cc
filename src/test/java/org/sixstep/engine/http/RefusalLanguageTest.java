package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;

/** What the engine's own interfaces refuse is said in the language of whoever asked. */
class RefusalLanguageTest extends EngineTest {

    private static final String KEY = "refusedInLanguages";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"zh-TW,zh;q=0.9,en;q=0.8 | zh", "de, zh | zh", "de | en"})
    void theRefusalsOfTheEngine(String accepted, String language) {
        Locale reader = Locale.forLanguageTag(language);
        if (engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(KEY).count() == 0) {
            deploy(oneTask(KEY), KEY);
        }
        String task = taskOf(KEY);
        assertThat(send(accepted, "/task/" + task + "/complete").statusCode()).isEqualTo(204);

        assertRefused(send(accepted, "/task/" + task + "/complete"), 409, CatalogueText.in(reader, "lostRace.taskGone"));
        assertRefused(send("admin", accepted, "/group/agents/members/nobodyOfThisName", "PUT"), 404,
                CatalogueText.in(reader, "refused.unknownIdentity"));
    }

    private void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    private HttpResponse<String> send(String accepted, String path) {
        return send("admin", accepted, path, "POST");
    }

    private HttpResponse<String> send(String user, String accepted, String path, String method) {
        return send(as(user, "/engine-rest" + path).header("Content-Type", "application/json").header("Accept-Language", accepted)
                .method(method, BodyPublishers.ofString("{}")));
    }
}
