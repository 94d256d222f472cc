package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision record is one screen and names a test that enforces it. */
class DecisionRecordsTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
    private static final int SCREEN = 40;

    static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/docs/decisions"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void isOneScreenAndEnforced(Path record) throws IOException {
        String text = ModelFiles.text(record);
        assertThat(record.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
        assertThat(text.lines()).as("lines of %s", record).hasSizeLessThanOrEqualTo(SCREEN);
        assertThat(text).contains("**Context.**", "**Decision.**", "**Consequences.**", "**Enforced by**");
        List<String> tests = TEST.matcher(text.substring(text.indexOf("**Enforced by**"))).results().map(match -> match.group(1)).toList();
        assertThat(tests).as("Name a test that enforces %s", record).isNotEmpty();
        assertThat(ReadmeTest.testClasses()).as("Tests named by %s", record).containsAll(tests);
    }
}
