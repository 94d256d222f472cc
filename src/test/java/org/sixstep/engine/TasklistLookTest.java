package org.sixstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our files are served in place of the engine's. */
class TasklistLookTest extends EngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void ourStyleAndSettings(String application) {
        assertThat(get(null, "/camunda/app/" + application + "/styles/user-styles.css").body()).contains(".ce-eol-banner", "display: none");
        assertThat(get(null, "/camunda/app/" + application + "/scripts/config.js").body()).contains("Sixstep", "disableWelcomeMessage: true");
    }

    @Test
    void theStartFormsDraftIsNotKept() {
        assertThat(get(null, "/camunda/app/tasklist/scripts/custom/start-draft-1.js").body()).contains("camunda-form:undefined", "export default []");
    }
}
