package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that cannot be meant ends the start with what could be. */
class SixstepPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theDeskSpeaksALanguageThatHasACatalogue(String language) {
        assertThat(MessagesSlice.properties(Map.of("sixstep.language", language)).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "zh-CN", "English", ""})
    void theDeskDoesNotSpeakAnother(String language) {
        assertThatThrownBy(() -> MessagesSlice.properties(Map.of("sixstep.language", language))).rootCause()
                .hasMessage("sixstep.language is " + language + ", but must be one of en, zh.");
    }
}
