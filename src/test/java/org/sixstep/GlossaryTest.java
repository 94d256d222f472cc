package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and comments in the code are the field's terms. */
class GlossaryTest {

    private static final List<Path> CODE = List.of(Path.of("src/main/java"), Path.of("src/test/java"));
    private static final Pattern TEXT = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\])'|/\\*(?s:.*?)\\*/|//[^\\n]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("door", "endpoint"), Map.entry("doors", "endpoints"), Map.entry("bell", "notifier"),
            Map.entry("ring", "notify"), Map.entry("rings", "fires"), Map.entry("ladder", "levels"), Map.entry("rung", "level"),
            Map.entry("gate", "validator, or what it checks"), Map.entry("brake", "throttle"), Map.entry("brakes", "throttles"),
            Map.entry("told", "notified"), Map.entry("sight", "visibility"), Map.entry("patient", "minimum, or what it waits for"),
            Map.entry("runaway", "limit"));
    /** These have no second meaning that a comment may need. */
    private static final Set<String> IN_COMMENTS = Set.of("door", "doors", "bell", "ring", "rings", "rung", "brake", "brakes", "told");

    @Test
    void namesAreTheFieldsTerms() throws IOException {
        assertThat(found(GlossaryTest::privateWords)).as("Private words: name these by the term that follows").isEmpty();
    }

    @Test
    void commentsUseTheFieldsTerms() throws IOException {
        assertThat(found(GlossaryTest::privateWordsInComments)).as("Private words: say the term that follows").isEmpty();
    }

    @Test
    void aPrivateWordIsFoundInAComment() {
        assertThat(privateWordsInComments("int x; /* two doors */ String y = \"door // bell\"; // the Bell")).containsExactly(
                "bell -> notifier", "doors -> endpoints");
        assertThat(privateWordsInComments("int door; // outdoor, wrung")).isEmpty();
    }

    @Test
    void aPrivateWordIsFoundInAnyPartOfANameAndNotInTexts() {
        assertThat(privateWords("int openDoor; /* a door */ String x = \"door\"; // door")).containsExactly("openDoor (door -> endpoint)");
        assertThat(privateWords("static final int BEFORE_THE_DOORS = 1;")).containsExactly("BEFORE_THE_DOORS (doors -> endpoints)");
        assertThat(privateWords("int indoor; String string; Gateway gateway;")).isEmpty();
    }

    private static List<String> found(Function<String, Set<String>> wordsOf) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path code : CODE) {
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (!file.endsWith("GlossaryTest.java")) {
                        wordsOf.apply(Files.readString(file)).forEach(word -> found.add(file + ": " + word));
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> privateWordsInComments(String source) {
        Set<String> found = new TreeSet<>();
        TEXT.matcher(source).results().map(MatchResult::group).filter(text -> text.startsWith("/")).forEach(comment -> {
            Matcher word = IDENTIFIER.matcher(comment);
            while (word.find()) {
                String lower = word.group().toLowerCase(Locale.ROOT);
                if (IN_COMMENTS.contains(lower)) {
                    found.add(lower + " -> " + TERMS.get(lower));
                }
            }
        });
        return found;
    }

    private static Set<String> privateWords(String source) {
        Set<String> found = new TreeSet<>();
        Matcher identifier = IDENTIFIER.matcher(TEXT.matcher(source).replaceAll(" "));
        while (identifier.find()) {
            Matcher word = WORD.matcher(identifier.group());
            while (word.find()) {
                String term = TERMS.get(word.group().toLowerCase(Locale.ROOT));
                if (term != null) {
                    found.add(identifier.group() + " (" + word.group().toLowerCase(Locale.ROOT) + " -> " + term + ")");
                }
            }
        }
        return found;
    }
}
