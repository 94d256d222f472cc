package org.sixstep.engine.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** Our files are served in place of the engine's. */
class TasklistLookTest extends EngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void ourStyleAndSettings(String application) {
        assertThat(get(null, "/camunda/app/" + application + "/styles/user-styles.css").body()).contains(".ce-eol-banner", "display: none");
        assertThat(get(null, "/camunda/app/" + application + "/scripts/config.js").body()).contains("Sixstep",
                "disableWelcomeMessage: true");
    }

    @Test
    void everyScriptThatTheSettingsNameIsServed() {
        Set<String> scripts = Pattern.compile("scripts/custom/[\\w-]+").matcher(get(null, "/camunda/app/tasklist/scripts/config.js").body())
                .results().map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(scripts).isNotEmpty().allSatisfy(
                script -> assertThat(get(null, "/camunda/app/tasklist/" + script + ".js").body()).contains("export default []"));
    }
}
