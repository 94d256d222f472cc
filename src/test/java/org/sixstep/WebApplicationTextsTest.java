package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the engine's web applications: what the engine brings in English, we bring in every other language of the catalogues. */
class WebApplicationTextsTest {

    private static final String FOLDER = "META-INF/resources/webjars/camunda/app/";
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final List<String> APPLICATIONS = List.of("admin", "cockpit", "tasklist", "welcome");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|</?(?:a|b|br|i|p|strong|span|code)\\b[^>]*>|%[ds]");
    /** Names, formats, and a plural's ending that other languages have not. */
    private static final Set<String> SAME_IN_ALL = Set.of("Camunda Cockpit", "CSV", "JSON", "<null>", "<undefined>", "Optimize",
            "requestPayload", "YYYY-MM-DDTHH:mm:ss", "Camunda", "ID", "ID*", "URL", "XML", "null", "UUID", "LDAP");
    /** A text of ours, or the beginning of several. */
    private static final Pattern CODE = Pattern.compile("'(web\\.[\\w.]+)'");
    private static final Pattern WORDS_OF_A_LANGUAGE = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");

    static Stream<Arguments> applicationsByLanguage() {
        return Languages.others().stream().flatMap(language -> APPLICATIONS.stream().map(name -> Arguments.of(language, name)));
    }

    @ParameterizedTest
    @MethodSource("applicationsByLanguage")
    void everyTextIsThereInEveryLanguage(String language, String application) throws IOException {
        Map<String, String> english = english(application);
        Map<String, String> other = in(language, application);
        assertThat(other.keySet()).as("texts in %s", file(language, application)).containsExactlyInAnyOrderElementsOf(english.keySet());
        other.forEach((key, text) -> {
            assertThat(placeholders(text)).as("%s in %s", key, file(language, application)).isEqualTo(placeholders(english.get(key)));
            if (key.startsWith("labels.") && Languages.isUntranslated(language, text)) {
                assertThat(SAME_IN_ALL.contains(text) || text.matches("[\\P{L}]*"))
                        .as("%s in %s is translated: %s", key, file(language, application), text).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void aLanguageHasACatalogueAndTheTextsOfEachApplication(String application) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(FOLDER + application + "/locales"))) {
            assertThat(files.map(ModelFiles::stem)).as("locales of %s", application).hasSameElementsAs(Languages.others());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void theBrowsersLanguageIsTakenAndAnyOtherGetsEnglish(String application) throws IOException {
        assertThat(Files.readString(RESOURCES.resolve(FOLDER + application + "/scripts/config.js")))
                .contains("locales: { availableLocales: languages, fallbackLocale: language }");
    }

    @Test
    void whatScriptsSayIsInTheCatalogueAndWhatTheCatalogueHasForThemIsSaid() throws IOException {
        SortedSet<String> said = new TreeSet<>();
        for (Path script : scripts()) {
            CODE.matcher(Files.readString(script)).results().map(code -> code.group(1)).forEach(said::add);
        }
        SortedSet<String> known = new TreeSet<>(Languages.english().keySet());
        known.removeIf(key -> !key.startsWith("web."));
        assertThat(said).isEqualTo(known);
    }

    @Test
    void noScriptHoldsTextsOfALanguage() throws IOException {
        for (Path script : scripts()) {
            assertThat(WORDS_OF_A_LANGUAGE.matcher(Files.readString(script)).results().map(MatchResult::group))
                    .as("Move it into i18n/messages, and say() it in %s", script).isEmpty();
            assertThat(Files.readString(script)).as("%s", script)
                    .doesNotContain(Languages.others().stream().map(language -> "'" + language + "'").toList());
        }
    }

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (String folder : List.of(FOLDER, "plugin-webapp")) {
            try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".js")).forEach(scripts::add);
            }
        }
        assertThat(scripts).hasSizeGreaterThan(10);
        return scripts;
    }

    static Map<String, String> english(String application) throws IOException {
        try (InputStream file = WebApplicationTextsTest.class.getClassLoader()
                .getResourceAsStream(FOLDER + application + "/locales/en.json")) {
            return texts(new ObjectMapper().readTree(file));
        }
    }

    static Map<String, String> in(String language, String application) throws IOException {
        return texts(new ObjectMapper().readTree(file(language, application).toFile()));
    }

    private static Path file(String language, String application) {
        return RESOURCES.resolve(FOLDER + application + "/locales/" + language + ".json");
    }

    private static Map<String, String> texts(JsonNode file) {
        Map<String, String> texts = new TreeMap<>();
        collect("", file, texts);
        return texts;
    }

    private static void collect(String key, JsonNode value, Map<String, String> texts) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> collect(key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), texts));
        } else {
            texts.put(key, value.isArray() ? value.size() + " words" : value.asText());
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1) == null ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
