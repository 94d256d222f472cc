package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the README and the documents tell a reader to type, open or set is there, and they fit on a screen. The commands themselves are run
 * by {@code .ci/run}.
 */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path DOCUMENTS = Path.of("src/docs");
    private static final int WIDEST_LINE = 120;
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ANY_BLOCK = Pattern.compile("^```(\\S+)\\n.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    /** In the text, or said once at the end: {@code [Masking]: src/...}. */
    private static final Pattern LINK = Pattern.compile("(?:]\\(|^\\[[^]]+]: )([^)\\s]+)", Pattern.MULTILINE);
    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w`])\\[([^]\\[]+)](?:\\[([^]]+)])?(?![(:\\[\\w])");
    private static final Pattern DEFINED = Pattern.compile("^\\[([^]]+)]: ", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile("`((?:SIXSTEP|SPRING)_[A-Z_]+)(?:=[^`]*)?`");
    private static final Pattern LOGIN_SETTING = Pattern.compile("`(sixstep\\.login(?:\\.[a-z-]+)*)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`");
    /** Classes of Java, of the engine, of the past, and an example. */
    private static final Set<String> FOREIGN = Set.of("AbstractQuery", "DoThisDelegate", "JobRetries", "NullPointerException",
            "QueryValidators",
            "SetJobRetriesCmd");
    private static final Pattern SPRINGS = Pattern.compile("SPRING_(DATASOURCE_(URL|USERNAME|PASSWORD)"
            + "|MAIL_(HOST|PORT|USERNAME|PASSWORD|PROPERTIES_MAIL_SMTP_(STARTTLS_REQUIRED|SSL_CHECKSERVERIDENTITY)))");

    /** A command by its beginning, and who runs it. No Docker is at hand in CI: there the file is checked instead. */
    private static final Map<String, Path> RUN_BY = Map.ofEntries(
            Map.entry("./mvnw spring-boot:run", Path.of(".ci/check-readme")),
            Map.entry("curl ", Path.of(".ci/check-readme")),
            Map.entry("./mvnw verify", Path.of(".ci/run")),
            Map.entry("./mvnw -q test-compile exec:java", Path.of(".ci/run")),
            Map.entry("./mvnw -q test-compile exec:java -Dexec.mainClass=org.sixstep.benchmark.TimerStorm ", Path.of(".ci/run")),
            Map.entry("./mvnw -q test-compile exec:java -Dexec.mainClass=org.sixstep.benchmark.Soak ", Path.of(".ci/run")),
            Map.entry(".ci/check-models", Path.of(".ci/run")),
            Map.entry(".ci/check-forms", Path.of(".ci/run")),
            Map.entry(".ci/check-calendars", Path.of(".ci/run")),
            Map.entry(".ci/render-models", Path.of(".ci/run")),
            Map.entry(".ci/run", Path.of(".ci/run")),
            Map.entry("java -jar target/sixstep-*.jar backup ", Path.of("src/test/java/org/sixstep/benchmark/BackupIT.java")),
            Map.entry("java -Djarmode=tools ", Path.of("src/test/java/org/sixstep/benchmark/ArchivedClassesIT.java")),
            Map.entry("docker compose up", Path.of("src/test/java/org/sixstep/ComposeFileTest.java")));

    /** Whose commands are run: the README and the documents beside each other in {@code src/docs}. */
    static List<Path> manuals() throws IOException {
        return Stream.concat(Stream.of(README, Path.of(".github/CONTRIBUTING.md")), markdown(DOCUMENTS, 1)).toList();
    }

    static List<Path> documents() throws IOException {
        return Stream.concat(Stream.of(README), Stream.concat(markdown(DOCUMENTS, 3), markdown(Path.of(".github"), 1))).toList();
    }

    @ParameterizedTest
    @MethodSource("manuals")
    void everyCommandIsRunBySomebody(Path manual) {
        String text = ModelFiles.text(manual);
        assertThat(all(ANY_BLOCK, text)).as("Fence every block of %s as sh, so that its command is checked", manual).allMatch("sh"::equals);
        for (String command : all(BLOCK, text)) {
            Map.Entry<String, Path> runner = RUN_BY.entrySet().stream().filter(entry -> matches(command.strip(), entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Let CI or a test run this command, and say here which: " + command));
            assertThat(runner.getValue()).exists();
            boolean itself = command.strip().equals(runner.getValue().toString());
            assertThat(itself || ModelFiles.text(runner.getValue()).contains(runner.getKey()))
                    .as("%s runs %s", runner.getValue(), runner.getKey()).isTrue();
        }
    }

    @Test
    void ciRunsTheCommandsToTheLetter() {
        assertThat(ModelFiles.text(Path.of(".ci/run")).lines().filter(line -> line.startsWith("step "))
                .map(line -> line.substring("step ".length())))
                .contains("./mvnw verify", ".ci/check-models", ".ci/check-forms", ".ci/check-calendars", ".ci/check-readme");
    }

    @Test
    void whatIsLinkedExists() throws IOException {
        assertThat(documents()).allSatisfy(document -> assertThat(all(LINK, ModelFiles.text(document)).stream()
                .filter(link -> !link.matches("https?:.*|#.*"))
                .map(link -> document.resolveSibling(link.replaceFirst("#.*", "")).normalize()))
                .as("linked by %s", document).allSatisfy(linked -> assertThat(linked).exists()));
    }

    @Test
    void whatIsLinkedByNameIsSaidAtTheEnd() {
        String text = ModelFiles.text(README).replaceAll("(?s)```.*?```|`[^`]*`", "");
        List<String> named = REFERENCE.matcher(text).results().map(match -> match.group(match.group(2) == null ? 1 : 2)).distinct()
                .toList();
        assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(all(DEFINED, text));
    }

    @Test
    void theReadmeLeadsToEveryDocument() throws IOException {
        List<Path> linked = all(LINK, ModelFiles.text(README)).stream().map(Path::of).toList();
        assertThat(manuals()).filteredOn(manual -> !manual.equals(README)).isSubsetOf(linked);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everySettingIsOne(Path document) {
        String text = ModelFiles.text(document);
        List<String> known = settings().map(name -> "SIXSTEP_" + name).toList();
        assertThat(all(SETTING, text).stream().filter(name -> name.startsWith("SIXSTEP_") && !name.equals("SIXSTEP_DATABASE_PASSWORD")))
                .isSubsetOf(known);
        assertThat(all(SETTING, text).stream().filter(name -> name.startsWith("SPRING_"))).allMatch(SPRINGS.asMatchPredicate());
        assertThat(all(LOGIN_SETTING, text)).allSatisfy(name -> assertThat(SettingsTableTest.properties().stream()
                .map(SettingsTableTest.Property::name)).as(name).anyMatch(setting -> setting.startsWith(name) || name.startsWith(setting)));
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        TreeSet<String> tests = testClasses();
        TreeSet<String> classes = classes(Path.of("src/main/java"));
        classes.addAll(tests);
        classes.addAll(FOREIGN);
        assertThat(documents()).allSatisfy(document -> {
            assertThat(all(TEST, ModelFiles.text(document))).as("tests that %s names", document).isSubsetOf(tests);
            assertThat(all(CLASS, ModelFiles.text(document))).as("classes that %s names", document).isSubsetOf(classes);
        });
    }

    @ParameterizedTest
    @CsvSource({"README.md, 150", "src/docs/architecture.md, 60", ".github/CONTRIBUTING.md, 60"})
    void itFitsOnAScreen(Path document, int lines) {
        assertThat(ModelFiles.text(document).lines()).as("lines of %s", document).hasSizeLessThanOrEqualTo(lines);
        assertThat(ModelFiles.text(document).lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDEST_LINE));
    }

    /** A row of a table cannot be wrapped, and a file that is quoted is quoted as it is. */
    @ParameterizedTest
    @MethodSource("documents")
    void itsTextIsWrapped(Path document) {
        List<String> lines = ModelFiles.text(document).replaceAll("(?ms)^```nginx\n.*?^```$", "").lines().toList();
        List<String> wide = new ArrayList<>();
        IntStream.range(0, lines.size()).filter(line -> !lines.get(line).startsWith("|") && lines.get(line).length() > WIDEST_LINE)
                .forEach(line -> wide.add(lines.get(line)));
        assertThat(wide).as("lines of %s over %d columns", document, WIDEST_LINE).isEmpty();
    }

    static TreeSet<String> testClasses() throws IOException {
        return classes(Path.of("src/test/java"));
    }

    /** The settings of the desk as an environment spells them: words in capitals, joined by underscores. */
    static Stream<String> settings() {
        return SettingsTableTest.properties().stream().map(property -> SettingsTableTest.environment(property.name()))
                .map(name -> name.substring("SIXSTEP_".length()));
    }

    private static TreeSet<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<Path> markdown(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static boolean matches(String command, String beginning) {
        return beginning.endsWith(" ") || beginning.startsWith("docker") ? command.startsWith(beginning) : command.equals(beginning);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
