package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of OWASP ASVS 5.0, levels 1 and 2: each requirement has a line, and each line shows by what it is met or says why not. */
class AsvsTest {

    private static final Path TABLE = Path.of("src/docs/asvs.md");
    /** Number and level of each requirement of ASVS 5.0.0, chapter 17 (WebRTC) left out. */
    private static final Path REQUIREMENTS = Path.of("src/test/resources/asvs-5.0.0.txt");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z]+(?:Test|IT)");
    private static final Pattern OPEN = Pattern
            .compile("(?:matrix|passwords|directory|models|masking|privacy|secondperson|hardening)\\b.*");

    record Line(String number, String level, String requirement, String state, String how, String shown) {

        @Override
        public String toString() {
            return number + ' ' + requirement;
        }
    }

    static List<Line> lines() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.matches("\\| \\d.*")).map(AsvsTest::line).toList();
    }

    private static Line line(String row) {
        String[] cells = row.split("\\|", -1);
        assertThat(cells).as("six cells: %s", row).hasSize(8);
        return new Line(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip(), cells[6].strip());
    }

    @Test
    void everyRequirementHasOneLine() throws IOException {
        assertThat(lines().stream().map(line -> line.number() + ' ' + line.level()))
                .containsExactlyElementsOf(Files.readAllLines(REQUIREMENTS));
    }

    @Test
    void eachLineIsMetByWhatExistsOrSaysWhyNot() throws IOException {
        TreeSet<String> tests = ReadmeTest.testClasses();
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.requirement()).isNotBlank();
            assertThat(line.how()).as("how, or why not").isNotBlank();
            switch (line.state()) {
                case "met" -> assertThat(QUOTED.matcher(line.shown()).find()).as("a test or document that shows it").isTrue();
                case "open" -> assertThat(line.how()).as("the topic, and why").matches(OPEN);
                default -> assertThat(line.state()).isIn("exception", "not applicable");
            }
            assertThat(QUOTED.matcher(line.how() + ' ' + line.shown()).results().map(found -> found.group(1)))
                    .allSatisfy(name -> assertExists(name, tests));
        });
    }

    private static void assertExists(String name, TreeSet<String> tests) {
        if (TEST.matcher(name).matches()) {
            assertThat(tests).as("a test of this name").contains(name);
        } else if (name.contains("/") || name.endsWith(".md")) {
            assertThat(Path.of(name)).exists();
        }
    }
}
