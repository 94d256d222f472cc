package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class MessageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern WITHOUT_WORDS = Pattern.compile("(?:\\{\\d}|[^\\p{L}])*|d MMMM yyyy");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Properties english = read("/i18n/messages.properties");
    private final Properties chinese = read("/i18n/messages_zh.properties");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(new TreeSet<>(chinese.stringPropertyNames())).as("add what is missing to the other file")
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        english.stringPropertyNames().forEach(
                key -> assertThat(placeholders(chinese.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key))));
    }

    @Test
    void chineseIsTranslated() {
        assertThat(chinese.stringPropertyNames())
                .filteredOn(key -> !key.equals("page.otherLanguage") && !WITHOUT_WORDS.matcher(english.getProperty(key)).matches())
                .allSatisfy(key -> assertThat(chinese.getProperty(key)).as(key).containsPattern(CHINESE));
    }

    @Test
    void noStraightApostropheWhichWouldHideValues() {
        english.forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContain("'"));
        chinese.forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContain("'"));
    }

    private static String placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).distinct().sorted().collect(Collectors.joining());
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(MessageTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
        return texts;
    }
}
