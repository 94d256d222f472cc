package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is refused reads why in their own language: the sentence comes from the catalogue, not from the code. */
class RefusalTextsTest {

    private static final Path CODE = Path.of("src/main/java/org/sixstep");
    /** What becomes the answer to a person: an exception, one problem of several, or the answer itself. */
    private static final Pattern REFUSAL = Pattern.compile("(?:new (?:InvalidForm|BadUserRequest|Authorization|InvalidRequest|Rest|NotFound"
            + "|ClosedTicket|NothingToPause|KeyUsedOtherwise|Refused|LoginThrottled)Exception|new EngineRefusal|forStatusAndDetail"
            + "|problems\\.put)\\((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*;");
    private static final Pattern SENTENCE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\\p{L} \\p{L}(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern WORDS = Pattern.compile("\\p{L} \\p{L}");
    private static final Pattern SAID = Pattern.compile("(?:CatalogueText\\.say|FormField\\.refused| refused| invalid)\\(([^;]*)");
    private static final Pattern CODE_OF_A_TEXT = Pattern.compile("\"([a-z]\\w*\\.[\\w.]+)\"(?!\\.)");
    /** What is wrong with a model is put together: none of the files that look at it has a sentence at all. */
    private static final Pattern OF_MODELS = Pattern.compile("engine/deployment/(?:Model|\\w+Rules|FieldChecks|DeploymentValidator).*"
            + "|engine/expression/(?:FeelTexts|ModelExpressions)\\.java|form/FormPattern\\.java|engine/job/MinimumIntervalCycles\\.java");

    @Test
    void noRefusalIsWrittenInTheCode() throws IOException {
        for (Path file : sources()) {
            assertThat(sentences(Files.readString(file))).as("Move it into i18n/messages, and say() it in %s", file).isEmpty();
        }
    }

    @Test
    void noFileThatLooksAtModelsHasASentence() throws IOException {
        List<Path> files = sources().stream().filter(file -> OF_MODELS.matcher(CODE.relativize(file).toString()).matches()).toList();
        assertThat(files).hasSizeGreaterThan(15);
        for (Path file : files) {
            assertThat(Files.readAllLines(file).stream().filter(line -> !line.contains("new IllegalStateException("))
                    .flatMap(line -> LITERAL.matcher(line).results()).map(MatchResult::group)
                    .filter(literal -> WORDS.matcher(literal).find()))
                    .as("Move it into i18n/messages, and say() it in %s", file).isEmpty();
        }
    }

    /** A code that is put together ends with a dot here, and begins one there. */
    @Test
    void everythingThatIsSaidIsInTheCatalogue() throws IOException {
        Set<String> known = ResourceBundle.getBundle("i18n.messages", Locale.ROOT).keySet();
        List<String> codes = new ArrayList<>();
        for (Path file : sources()) {
            SAID.matcher(Files.readString(file)).results()
                    .flatMap(said -> CODE_OF_A_TEXT.matcher(said.group(1)).results()).map(code -> code.group(1)).forEach(codes::add);
        }

        assertThat(codes).hasSizeGreaterThan(100).allSatisfy(code -> assertThat(known)
                .anyMatch(key -> code.endsWith(".") ? key.startsWith(code) : key.equals(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw new InvalidFormException(key, \"Enter a date; not this.\");",
        "throw new BadUserRequestException(\n    \"There is no user \" + id + \".\");", "problems.put(\"x\", \"is not known here.\");"})
    void aSentenceIsFound(String code) {
        assertThat(sentences(code)).hasSize(1);
    }

    private static List<String> sentences(String source) {
        return REFUSAL.matcher(source).results().map(MatchResult::group).filter(refusal -> SENTENCE.matcher(refusal).find()).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
