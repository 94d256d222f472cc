package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.visibility.VisibilityProperties;
import org.sixstep.masking.MaskingProperties;
import org.sixstep.notification.OutboxProperties;
import org.sixstep.privacy.RetentionProperties;
import org.sixstep.session.SessionProperties;

/** What the README tells a reader to type, open or set is there. The commands themselves are run by {@code .ci/run}. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ANY_BLOCK = Pattern.compile("^```(\\S+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern SETTING = Pattern.compile("`((?:SIXSTEP|SPRING)_[A-Z_]+)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

    /** A command by its beginning, and who runs it. No Docker is at hand in CI: there the file is checked instead. */
    private static final Map<String, Path> RUN_BY = Map.ofEntries(
            Map.entry("./mvnw spring-boot:run", Path.of(".ci/check-readme")),
            Map.entry("curl ", Path.of(".ci/check-readme")),
            Map.entry("./mvnw verify", Path.of(".ci/run")),
            Map.entry("./mvnw -q test-compile exec:java", Path.of(".ci/run")),
            Map.entry("./mvnw -q test-compile exec:java -Dexec.mainClass=org.sixstep.benchmark.TimerStorm ", Path.of(".ci/run")),
            Map.entry(".ci/check-models", Path.of(".ci/run")),
            Map.entry(".ci/check-forms", Path.of(".ci/run")),
            Map.entry(".ci/check-calendars", Path.of(".ci/run")),
            Map.entry(".ci/render-models", Path.of(".ci/run")),
            Map.entry(".ci/run", Path.of(".ci/run")),
            Map.entry("docker compose up", Path.of("src/test/java/org/sixstep/ComposeFileTest.java")));

    private final String readme = ModelFiles.text(README);

    @Test
    void everyCommandIsRunBySomebody() {
        assertThat(all(ANY_BLOCK)).as("Fence every block as sh, so that its command is checked").containsOnly("sh");
        for (String command : all(BLOCK)) {
            Map.Entry<String, Path> runner = RUN_BY.entrySet().stream().filter(entry -> matches(command.strip(), entry.getKey()))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("Let CI or a test run this command of the README, and say here which: " + command));
            assertThat(runner.getValue()).exists();
            boolean itself = command.strip().equals(runner.getValue().toString());
            assertThat(itself || ModelFiles.text(runner.getValue()).contains(runner.getKey()))
                    .as("%s runs %s", runner.getValue(), runner.getKey()).isTrue();
        }
    }

    @Test
    void ciRunsTheReadmesCommandsToTheLetter() {
        assertThat(ModelFiles.text(Path.of(".ci/run")).lines().filter(line -> line.startsWith("step "))
                .map(line -> line.substring("step ".length())))
                .contains("./mvnw verify", ".ci/check-models", ".ci/check-forms", ".ci/check-calendars", ".ci/check-readme");
    }

    @Test
    void whatIsLinkedExists() {
        assertThat(all(LINK).stream().filter(link -> !link.startsWith("http")).map(Path::of)).allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void everySettingIsOne() {
        List<String> known = settings().map(name -> "SIXSTEP_" + name).toList();
        assertThat(all(SETTING).stream().filter(name -> name.startsWith("SIXSTEP_") && !name.equals("SIXSTEP_DATABASE_PASSWORD")))
                .isSubsetOf(known);
        assertThat(all(SETTING).stream().filter(name -> name.startsWith("SPRING_")))
                .allMatch(name -> name.matches("SPRING_(DATASOURCE_(URL|USERNAME|PASSWORD)|MAIL_(HOST|PORT|USERNAME|PASSWORD))"));
    }

    @Test
    void everyTestItNamesExists() throws IOException {
        assertThat(all(TEST)).allSatisfy(name -> assertThat(testClasses()).contains(name));
    }

    static TreeSet<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The settings of the desk as an environment spells them: words in capitals, joined by underscores. */
    static Stream<String> settings() {
        return Stream
                .of(settings(SixstepProperties.class, ""), settings(VisibilityProperties.class, ""),
                        settings(OutboxProperties.class, "OUTBOX_"), settings(MaskingProperties.class, "MASKING_"),
                        settings(RetentionProperties.class, "RETENTION_"), settings(SessionProperties.class, "SESSION_"))
                .flatMap(names -> names);
    }

    private static Stream<String> settings(Class<? extends Record> properties, String prefix) {
        return Stream.of(properties.getRecordComponents()).map(component -> prefix + capitals(component.getName()));
    }

    private static String capitals(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean matches(String command, String beginning) {
        return beginning.endsWith(" ") || beginning.startsWith("docker") ? command.startsWith(beginning) : command.equals(beginning);
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(readme).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
