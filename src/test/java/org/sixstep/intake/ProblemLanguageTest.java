package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.sixstep.SixstepTest;
import org.sixstep.text.CatalogueText;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A program that is refused something for a person gets the sentences in the language that it asks for. */
@SixstepTest
class ProblemLanguageTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"zh-TW,zh;q=0.9,en;q=0.8 | zh", "de, zh | zh", "de | en", "en-GB,zh;q=0.5 | en"})
    void theProblemsOfARequest(String accepted, String language) {
        Locale reader = Locale.forLanguageTag(language);
        ApiClient agent = new ApiClient(port, "agent");

        Answer incomplete = agent.post("/api/tickets", Map.of("description", "x"), "Accept-Language", accepted);
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(incomplete.body().path("problems").path("summary").asText())
                .matches(language.equals("zh") ? "必填（\\p{IsHan}+）。" : "is required \\([\\w ]+\\)\\.");
        assertThat(incomplete.text("title")).isEqualTo(CatalogueText.in(reader, "api.invalid.title"));
        assertThat(incomplete.text("detail")).isEqualTo(CatalogueText.in(reader, "api.invalid"));

        Answer unheardOf = agent.post("/api/tickets", Map.of("shoeSize", 43), "Accept-Language", accepted);
        assertThat(unheardOf.body().path("problems").path("shoeSize").asText()).isEqualTo(CatalogueText.in(reader, "api.unknownField"));

        Answer unknown = agent.post("/api/tickets/TS1/messages", Map.of("text", "x"), "Accept-Language", accepted);
        assertThat(unknown.text("detail")).isEqualTo(CatalogueText.in(reader, "refused.unknown.ticket", "TS1"));

        Answer blank = agent.post("/api/tickets/TS1/messages", Map.of("text", " "), "Accept-Language", accepted);
        assertThat(blank.body().path("problems").path("text").asText()).matches(language.equals("zh") ? "\\p{IsHan}+。" : "[a-z ]+\\.");

        Answer closed = agent.post("/api/sessions/end", Map.of(), "Accept-Language", accepted);
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.text("detail")).isEqualTo(CatalogueText.in(reader, "refused.account"));
        assertThat(closed.text("title")).isEqualTo(CatalogueText.in(reader, "problem.title.403"));

        Answer stranger = new ApiClient(port, "nobody").get("/api/tickets", "Accept-Language", accepted);
        assertThat(stranger.text("title")).isEqualTo(CatalogueText.in(reader, "problem.title.401"));

        Answer unsupported = agent.post("/api/tickets/TS1", Map.of(), "Accept-Language", accepted);
        assertThat(unsupported.status()).isEqualTo(405);
        assertThat(unsupported.text("detail")).isEqualTo(CatalogueText.in(reader, "error.text.405"));
        assertThat(unsupported.text("title")).isEqualTo(CatalogueText.in(reader, "problem.title.405"));

        Answer notANumber = agent.get("/api/tickets?limit=many", "Accept-Language", accepted);
        assertThat(notANumber.text("detail")).isEqualTo(
                CatalogueText.in(reader, "problemDetail.org.springframework.beans.TypeMismatchException", "limit", "many"));
        assertThat(notANumber.text("title")).isEqualTo(CatalogueText.in(reader, "problem.title.400"));

        Answer form = agent.post("/api/tickets", "plain text", "Accept-Language", accepted);
        assertThat(form.text("detail")).isEqualTo(CatalogueText.in(reader, "api.unreadable"));
    }
}
