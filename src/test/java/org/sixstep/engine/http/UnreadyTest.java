package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/** An application that is not ready says so to whoever asks for anything, and when to come back. */
class UnreadyTest extends EngineTest {

    @Autowired
    ApplicationContext application;

    @BeforeEach
    void notReady() {
        AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
    }

    @AfterEach
    void ready() {
        AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/unknown", "/api/tickets", "/api/openapi", "/engine-rest/task", "/camunda/app/tasklist/default/",
        "/camunda/api/engine/engine/default/task", "/actuator/prometheus"})
    void aProgramGetsAProblem(String path) {
        HttpResponse<String> answer = send(as("agent", path).header("Accept", "application/json").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503", text("en"));
    }

    @ParameterizedTest
    @CsvSource({"/, en, zh", "/camunda/app/cockpit/default/, zh-CN, en"})
    void aPersonGetsAPageInTheirLanguage(String path, String language, String other) {
        HttpResponse<String> answer = send(request(path).header("Accept", "text/html").header("Accept-Language", language).GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains(text(language), "<html lang=\"" + language).doesNotContain(text(other));
        assertThat(get(null, "/css/sixstep.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de, zh | zh", "de | en"})
    void aProgramGetsItInTheLanguageThatItAccepts(String accepted, String language) {
        assertThat(send(as("agent", "/engine-rest/task").header("Accept-Language", accepted).GET()).body()).contains(text(language));
    }

    private static String text(String language) {
        return CatalogueText.in(Locale.forLanguageTag(language.substring(0, 2)), "error.text.503");
    }

    @Test
    void nothingIsStored() {
        assertThat(post("agent", "/api/tickets", "{}").statusCode()).isEqualTo(503);
        assertThat(post("agent", "/engine-rest/message", "{}").statusCode()).isEqualTo(503);
    }

    @Test
    void healthTellsTheTruth() {
        assertThat(get(null, "/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get(null, "/actuator/health/liveness").statusCode()).isEqualTo(200);
        ready();
        assertThat(get(null, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("agent", "/api/tickets").statusCode()).isEqualTo(200);
    }
}
