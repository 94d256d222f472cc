package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.engine.language.ModelTexts;
import org.sixstep.engine.language.ModelXml;
import org.sixstep.form.FormTexts;
import org.xml.sax.InputSource;

/** The procedure that we deliver speaks every language of the catalogues. A file that speaks one in part is refused by its deployment. */
class ModelLanguagesTest {

    static Stream<Path> forms() {
        return ModelFiles.forms().stream();
    }

    static Stream<Path> diagrams() {
        return ModelFiles.diagrams().stream();
    }

    static Stream<Path> decisions() {
        return ModelFiles.decisions().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void ofAForm(Path form) throws IOException {
        assertThat(FormTexts.languages(new ObjectMapper().readTree(form.toFile()))).as("languages of %s", form)
                .containsExactlyElementsOf(wanted());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void ofADiagram(Path diagram) throws Exception {
        assertThat(ModelTexts.languages(ModelXml.parse(new InputSource(diagram.toUri().toString())))).as("languages of %s", diagram)
                .containsExactlyElementsOf(wanted());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void ofATable(Path table) throws Exception {
        assertThat(ModelTexts.languages(ModelXml.parse(new InputSource(table.toUri().toString())))).as("languages of %s", table)
                .containsExactlyElementsOf(wanted());
    }

    private static List<String> wanted() {
        return Languages.others();
    }
}
