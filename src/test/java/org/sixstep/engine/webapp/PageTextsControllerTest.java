package org.sixstep.engine.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.Catalogue;
import org.sixstep.engine.EngineTest;

/** What the scripts of the web applications say comes from the catalogue, before anybody has logged in. */
class PageTextsControllerTest extends EngineTest {

    private static final String PATH = "/camunda/app/texts.js";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"zh-TW,zh;q=0.9,en;q=0.8 | zh", "de, zh | zh", "de | en", "en | en"})
    void areInTheReadersLanguage(String accepted, String language) {
        HttpResponse<String> answer = send(request(PATH).header("Accept-Language", accepted).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(answer.body()).contains("language = \"" + language + "\"", "languages = [\"en\",\"zh\"]",
                "\"web.facts.more\":\"" + (language.equals("zh") ? Catalogue.zh("web.facts.more") : Catalogue.en("web.facts.more")) + '"')
                .doesNotContain("mail.greeting");
    }

    @Test
    void areAskedForAgainAndSentOnlyWhenTheyChanged() {
        HttpResponse<String> first = send(request(PATH).header("Accept-Language", "zh").GET());
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(first.headers().firstValue("Vary")).hasValueSatisfying(by -> assertThat(by).containsIgnoringCase("Accept-Language"));
        assertThat(send(request(PATH).header("Accept-Encoding", "gzip").GET()).headers().firstValue("Content-Encoding")).hasValue("gzip");
        String version = first.headers().firstValue("ETag").orElseThrow();

        assertThat(send(request(PATH).header("Accept-Language", "zh").header("If-None-Match", version).GET()).statusCode()).isEqualTo(304);
        assertThat(send(request(PATH).header("Accept-Language", "en").header("If-None-Match", version).GET()).statusCode()).isEqualTo(200);
    }
}
