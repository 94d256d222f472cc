package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every form of {@code forms/} keeps to. That a browser shows it is the matter of {@code .ci/check-forms}. */
class FormRulesTest {

    /** What Tasklist's form-js 1.8.7 renders and the server understands. */
    private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist",
            "taglist", "datetime");

    static List<Path> forms() {
        return ModelFiles.forms();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNamedLikeItsFile(Path form) {
        assertThat(ModelFiles.form(form).path("id").asText()).as("Give %s the id of its file", form).isEqualTo(ModelFiles.stem(form));
        assertThat(ModelFiles.form(form).path("executionPlatform").asText()).as("Make %s for Camunda Platform 7", form)
                .isEqualTo("Camunda Platform");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fieldsHaveKeysAndLabelsThatTheRecordCanKeep(Path form) {
        for (JsonNode field : ModelFiles.fields(form)) {
            String key = field.path("key").asText();
            assertThat(key)
                    .as("The key of a field in %s is a name in camel case: it is the name of the fact on the record and in the API", form)
                    .matches("[a-z][A-Za-z0-9]*");
            assertThat(field.path("label").asText() + field.path("dateLabel").asText() + field.path("timeLabel").asText())
                    .as("Give %s in %s a label", key, form).isNotBlank();
            assertThat(FIELDS)
                    .as("%s in %s is a %s, which Tasklist of 7.24 does not show or the record does not keep", key, form,
                            field.path("type").asText())
                    .contains(field.path("type").asText());
        }
    }

    @Test
    void everyFormIsAskedFor() {
        Set<String> asked = ModelFiles.diagrams().stream().flatMap(file -> ModelFiles.formsOf(ModelFiles.diagram(file)).stream())
                .collect(Collectors.toSet());
        assertThat(forms()).extracting(ModelFiles::stem).as("Forms which no diagram refers to are to be deleted").isSubsetOf(asked);
    }
}
