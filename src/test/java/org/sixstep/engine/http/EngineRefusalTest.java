package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.sixstep.form.InvalidFormException;

/** What a refusal says besides its sentence. */
class EngineRefusalTest {

    private static final Map<String, String> PROBLEMS = Map.of("summary", "is required.", "phone", "is too long.");

    @Test
    void aRefusedFormNamesItsFieldsHoweverTheEngineWrapsIt() {
        InvalidFormException form = new InvalidFormException(PROBLEMS);

        assertThat(EngineRefusal.of(form).orElseThrow().problems()).isEqualTo(PROBLEMS);
        assertThat(
                EngineRefusal.of(new ProcessEngineException(new BadUserRequestException(form.getMessage(), form))).orElseThrow().problems())
                .isEqualTo(PROBLEMS);
    }

    @Test
    void anotherRefusalNamesNone() {
        assertThat(EngineRefusal.of(new BadUserRequestException("No.")).orElseThrow().problems()).isEmpty();
    }
}
