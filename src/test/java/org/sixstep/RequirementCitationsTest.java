package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A requirement that code, models, tables or documents cite by its number is in {@code requirements.md}. */
class RequirementCitationsTest {

    private static final Path REQUIREMENTS = Path.of("src/docs/requirements.md");
    /** How many there are of each letter; they are numbered without a gap. */
    private static final Map<String, Integer> LAST = Map.of("R", 74, "F", 28, "A", 9, "E", 35, "L", 26);
    private static final Pattern ROW = Pattern.compile("^\\| ([RFAEL]\\d{1,2}) \\|", Pattern.MULTILINE);
    /** One number, or the first and last of some; no repetition such as R5/PT1M and no part of an escape such as %E0. */
    private static final Pattern CITATION = Pattern.compile("(?<![\\w%&#!.$-])([RFAEL])(\\d{1,2})(?:[-–]\\1(\\d{1,2}))?(?![\\w/])");
    /** A text in quotes comes first, so that what looks like a comment in it is none. */
    private static final Pattern COMMENT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|(//[^\\n]*|/\\*.*?\\*/)", Pattern.DOTALL);
    private static final Pattern EXPLAINED = Pattern.compile(
            "<(?:\\w+:)?(documentation|description|text)>(.*?)</(?:\\w+:)?\\1>", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\\{@code [^}]*}|```.*?```|`[^`]*`", Pattern.DOTALL);

    /** Where numbers are cited, and what of a file is read by people. */
    enum Kind {
        JAVA("java", RequirementCitationsTest::comments, "src/main/java", "src/test/java"),
        SCRIPT("js", RequirementCitationsTest::comments, "src/main/resources"),
        DIAGRAM("bpmn", text -> groups(EXPLAINED, text, 2), "processes"),
        TABLE("dmn", text -> groups(Pattern.compile("<description>(.*?)</description>", Pattern.DOTALL), text, 1), "processes"),
        CASES("csv", RequirementCitationsTest::reasons, "processes"),
        FORM("form", text -> text, "forms"),
        DOCUMENT("md", text -> text, "src/docs", ".github"),
        SETTINGS("yaml", text -> groups(Pattern.compile("(?:^|\\s)#(.*)$", Pattern.MULTILINE), text, 1), "src/main/resources", "processes"),
        SQL("sql", text -> groups(Pattern.compile("--(.*)$", Pattern.MULTILINE), text, 1), "src/main/resources");

        private final String suffix;
        private final UnaryOperator<String> read;
        private final List<String> folders;

        Kind(String suffix, UnaryOperator<String> read, String... folders) {
            this.suffix = suffix;
            this.read = read;
            this.folders = List.of(folders);
        }

        Map<String, List<String>> citations() throws IOException {
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (String folder : folders) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    for (Path file : files.filter(path -> path.toString().endsWith("." + suffix) && !path.equals(REQUIREMENTS)).toList()) {
                        found.put(file.toString(), cited(read.apply(ModelFiles.text(file))));
                    }
                }
            }
            return found;
        }
    }

    @Test
    void everyRequirementHasOneNumber() {
        List<String> numbers = known();
        List<String> expected = Stream.of("R", "F", "A", "E", "L")
                .flatMap(letter -> IntStream.rangeClosed(1, LAST.get(letter)).mapToObj(number -> letter + number)).toList();
        assertThat(numbers).as("%s: a number is never given anew and none is left out", REQUIREMENTS).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCitedExists(Kind kind) throws IOException {
        TreeSet<String> known = new TreeSet<>(known());
        kind.citations().forEach((file, cited) -> assertThat(cited).as("Requirements that %s cites", file).isSubsetOf(known));
    }

    /** The forms cite none today; the others would be read wrongly if nothing were found in them. */
    @ParameterizedTest
    @EnumSource(names = "FORM", mode = EnumSource.Mode.EXCLUDE)
    void somethingIsCitedInEachKindOfFile(Kind kind) throws IOException {
        assertThat(kind.citations().values().stream().flatMap(List::stream)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "/** Finds the owner (R25, R27, E14). */|R25 R27 E14",
        "// R99 is no requirement, and found|R99",
        "/** (R6-R9, F10–F12) */|R6 R7 R8 R9 F10 F11 F12",
        "/* R18 R22: a question */|R18 R22",
        "String room = \"A1 // F3\"; // E7|E7",
        "char quote = '\"'; // L4|L4",
        "/** Repeats {@code R/PT4H} or R5/PT1M at P3 and %E0%A4, ASVS 7.3.1, TS20261121001. */|~~",
        "int a = A1 + E2;|~~"})
    void onlyNumbersOfRequirementsAreFound(String code, String numbers) {
        assertThat(cited(comments(code))).containsExactly(numbers.isEmpty() ? new String[0] : numbers.split(" "));
    }

    private static List<String> known() {
        return ROW.matcher(ModelFiles.text(REQUIREMENTS)).results().map(match -> match.group(1)).toList();
    }

    private static List<String> cited(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher citation = CITATION.matcher(QUOTED.matcher(text).replaceAll(" "));
        while (citation.find()) {
            int first = Integer.parseInt(citation.group(2));
            int last = citation.group(3) == null ? first : Integer.parseInt(citation.group(3));
            assertThat(last).as("the last of %s", citation.group()).isGreaterThanOrEqualTo(first);
            IntStream.rangeClosed(first, last).forEach(number -> numbers.add(citation.group(1) + number));
        }
        return numbers;
    }

    private static String comments(String code) {
        return groups(COMMENT, code, 1);
    }

    /** The last column of a table of cases says why the case is there. */
    private static String reasons(String table) {
        int columns = table.lines().findFirst().orElseThrow().split(",").length;
        return table.lines().map(line -> line.split(",", columns)).map(cells -> cells[cells.length - 1]).collect(Collectors.joining("\n"));
    }

    private static String groups(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(group)).filter(found -> found != null)
                .collect(Collectors.joining("\n"));
    }
}
