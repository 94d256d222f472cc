package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the engine's web applications: what the engine brings in English, we bring in Chinese. */
class WebApplicationTextsTest {

    private static final String FOLDER = "META-INF/resources/webjars/camunda/app/";
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|</?(?:a|b|br|i|p|strong|span|code)\\b[^>]*>|%[ds]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Names, formats, and a plural's ending that Chinese has not. */
    private static final Set<String> SAME_IN_CHINESE = Set.of("Camunda Cockpit", "CSV", "JSON", "<null>", "<undefined>", "Optimize",
            "requestPayload", "YYYY-MM-DDTHH:mm:ss", "Camunda", "ID", "ID*", "URL", "XML", "null", "UUID", "LDAP");

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void everyTextIsThereInChinese(String application) throws IOException {
        Map<String, String> english = english(application);
        Map<String, String> chinese = chinese(application);
        assertThat(chinese.keySet()).as("texts of %s", application).containsExactlyInAnyOrderElementsOf(english.keySet());
        chinese.forEach((key, text) -> {
            assertThat(placeholders(text)).as("%s of %s", key, application).isEqualTo(placeholders(english.get(key)));
            if (key.startsWith("labels.") && !HAN.matcher(text).find()) {
                assertThat(SAME_IN_CHINESE.contains(text) || text.matches("[\\P{L}]*"))
                        .as("%s of %s is Chinese: %s", key, application, text)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void theBrowsersLanguageIsTakenAndAnyOtherGetsEnglish(String application) throws IOException {
        assertThat(Files.readString(RESOURCES.resolve(FOLDER + application + "/scripts/config.js")))
                .contains("locales: { availableLocales: ['en', 'zh'], fallbackLocale: language }");
    }

    static Map<String, String> english(String application) throws IOException {
        try (InputStream file = WebApplicationTextsTest.class.getClassLoader()
                .getResourceAsStream(FOLDER + application + "/locales/en.json")) {
            return texts(new ObjectMapper().readTree(file));
        }
    }

    static Map<String, String> chinese(String application) throws IOException {
        return texts(new ObjectMapper().readTree(RESOURCES.resolve(FOLDER + application + "/locales/zh.json").toFile()));
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
