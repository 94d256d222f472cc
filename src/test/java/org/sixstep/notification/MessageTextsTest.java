package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.Languages;

/** Every catalogue says what the English one says. */
class MessageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern WITHOUT_WORDS = Pattern.compile("(?:\\{\\d}|[^\\p{L}])*|d MMMM yyyy");
    /** A language may share words with English, and no sentence. */
    private static final Pattern SENTENCE = Pattern.compile("(?:\\p{L}+[^\\p{L}]+){3,}\\p{L}+.*", Pattern.DOTALL);
    /** For a browser, in no language. */
    private static final Set<String> CODES = Set.of("page.language.tag");

    private static final Map<String, String> ENGLISH = Languages.english();

    static List<String> languages() {
        return Languages.others();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aCatalogueSaysEverything(String language) {
        assertThat(faults(Languages.catalogue(language), (key, text) -> Languages.isUntranslated(language, text)))
                .as("messages_%s.properties", language).isEmpty();
    }

    @Test
    void thereIsMoreThanEnglish() {
        assertThat(languages()).contains("zh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"waitingFor.subject | | lacks waitingFor.subject", "own.key | Teksto | knows own.key alone",
        "page.ticket | Raporto | names other values than in English: page.ticket",
        "reply.next | If you want to answer, please reply to this message. | is English: reply.next",
        "page.desk | L'helpo | hides values behind a straight apostrophe: page.desk"})
    void ofAThirdLanguageTooItIsSaidWhichTextIsWrong(String key, String text, String fault) {
        Map<String, String> third = new TreeMap<>(ENGLISH);
        third.replaceAll((code, english) -> CODES.contains(code) ? english : "Xx " + english);
        third.remove(key);
        if (text != null) {
            third.put(key, text);
        }
        assertThat(faults(third, (code, said) -> false)).containsExactly(fault);
    }

    @Test
    void noStraightApostropheInEnglish() {
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
    }

    private static List<String> faults(Map<String, String> catalogue, BiPredicate<String, String> untranslated) {
        List<String> faults = new ArrayList<>();
        ENGLISH.keySet().stream().filter(key -> !catalogue.containsKey(key)).forEach(key -> faults.add("lacks " + key));
        catalogue.forEach((key, text) -> {
            String english = ENGLISH.get(key);
            if (english == null) {
                faults.add("knows " + key + " alone");
                return;
            }
            if (!placeholders(text).equals(placeholders(english))) {
                faults.add("names other values than in English: " + key);
            }
            if (text.contains("'")) {
                faults.add("hides values behind a straight apostrophe: " + key);
            }
            if (!CODES.contains(key) && !WITHOUT_WORDS.matcher(english).matches()
                    && (untranslated.test(key, text) || text.equals(english) && SENTENCE.matcher(english).matches())) {
                faults.add("is English: " + key);
            }
        });
        return faults;
    }

    private static String placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).distinct().sorted().collect(Collectors.joining());
    }
}
