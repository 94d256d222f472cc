package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.ModelFiles;
import org.springframework.context.i18n.LocaleContextHolder;

/** What a refusal says: each code with its sentence stands in the list for process owners, in both languages. */
class ModelRuleTest {

    private static final Pattern RULE = Pattern.compile("(?m)^- `([a-z-]+)`(?:: |：)(.*(?:\n {2}.*)*)$");
    /** Not what stands in braces for the modeller: ${delegate} and {{facts}}. */
    private static final Pattern PLACE = Pattern.compile("(?<![${])\\{[\\p{L} ]+}");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | src/docs/process-owners.md | ## Codes of refusals | ' '",
        "zh | src/docs/process-owners.zh.md | ## 拒绝代码 | ''"})
    void theListForProcessOwnersHasEachCodeWithItsSentence(String language, Path list, String heading, String betweenLines) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        String document = ModelFiles.text(list);
        List<String> listed = RULE.matcher(document.substring(document.indexOf(heading))).results()
                .map(rule -> PLACE.matcher(rule.group(2).replaceAll("\n *", betweenLines)).replaceAll("{}") + " [" + rule.group(1) + ']')
                .toList();

        assertThat(listed).as("%s, in the order of ModelRule", list).isEqualTo(Stream.of(ModelRule.values())
                .map(rule -> rule.say(Collections.nCopies(places(rule), "{}").toArray())).toList());
    }

    @Test
    void eachSentenceBelongsToARule() {
        List<String> codes = Stream.of(ModelRule.values()).map(ModelRule::code).sorted().toList();
        List<String> known = new ArrayList<>(ResourceBundle.getBundle("i18n.messages", Locale.ROOT).keySet());

        assertThat(known.stream().filter(key -> key.matches("model\\.[a-z-]+")).map(key -> key.substring(6)).sorted().toList())
                .isEqualTo(codes);
    }

    @Test
    void aSentenceIsFilledInOrderAndEndsInItsCode() {
        assertThat(ModelRule.CALL_ENDLESS.say("two", "$1")).isEqualTo(
                "calls the process two, which calls $1 again, so they would call each other without end. Remove one of the calls."
                        + " [call-endless]");
        assertThat(ModelRule.TEXT_BRACES.say("{{a + b}}"))
                .isEqualTo(
                        "has the expression “{{a + b}}” in its text. Only names are allowed in braces, such as {{facts}}. [text-braces]");
        assertThat(ModelRule.SCRIPT.say()).contains("${registerTicketDelegate}").endsWith(" [script]");
        assertThat(ModelRule.FILE_SIZE.say("a.bpmn", 2_000_000)).contains(" 2000000 bytes");
    }

    private static int places(ModelRule rule) {
        String sentence = ResourceBundle.getBundle("i18n.messages", Locale.ROOT).getString("model." + rule.code());
        return (int) VALUE.matcher(sentence).results().map(value -> value.group(1)).distinct().count() - rule.examples();
    }
}
