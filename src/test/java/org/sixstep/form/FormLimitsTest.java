package org.sixstep.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;

/** What a form and those who fill it cannot make the server do, however little they write. */
class FormLimitsTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "limits", "components": [
              {"type": "number", "key": "amount", "label": "Amount"},
              {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "^(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)$"}},
              {"type": "taglist", "key": "tags", "label": "Tags"}]}
            """);

    @Test
    void aPatternThatWouldLookForYearsIsGivenUp() {
        assertThatThrownBy(() -> accept("code", "z".repeat(60) + "!")).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("code: cannot be compared with its pattern");
        assertThat(accept("code", "zzzzzzzz")).containsEntry("code", "zzzzzzzz");
        assertThat(Pattern.compile("b").matcher(new RegexBudget("abc").subSequence(1, 3)).find()).isTrue();
    }

    /** Of these the text says nothing: they go round without looking at it. */
    @ParameterizedTest
    @ValueSource(strings = {"((){2000000000}){2000000000}", "^{2000000000}", "(?x)() {2000000000}", "()\\1{2000000000}", "a{2000000000}",
        "a{1,2000000000}", "(?i)a", "(?<x>a)", "$?$?$?(?!)",
        "(|)(|)(|)(|)(|)(|)(?!)", "(a?)?(a?)?(a?)?(a?)?(a?)?(a?)?$(?!)", "(", "a**"})
    void aPatternThatIsNotTried(String pattern) {
        assertThatThrownBy(() -> FormPattern.compile(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("has a pattern");
        FormSchema form = FormSchema.parse(
                "{\"id\": \"x\", \"components\": [{\"type\": \"textfield\", \"key\": \"code\", \"label\": \"Code\", \"validate\":"
                        + " {\"pattern\": \""
                        + pattern.replace("\\", "\\\\") + "\"}}]}");
        assertThatThrownBy(() -> accept(form, "code", "aaa")).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("code: has a pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(TS)?\\d{8}\\d{3,}$", "^\\$?\\d+(\\.\\d{2})?$", "^[A-Z]{2}-(A|B|C)-\\d+$", "^(?:\\+\\d{1,3})?[ \\d-]{5,20}$",
        "\\p{L}+", "^.{1,500}$"})
    void aPatternThatAFormNeeds(String pattern) {
        assertThat(FormPattern.compile(pattern).pattern()).isEqualTo(pattern);
    }

    @Test
    void aNumberOfAMillionDigitsIsNotRead() {
        assertThatThrownBy(() -> accept("amount", "1".repeat(1_000_000))).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("amount: must be a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E2000000000", "-1e-2000000000", "1e31", "1234567890123456789012345678901", "0x10", "NaN", "Infinity",
        "1_000"})
    void aNumberThatNoRecordHolds(String number) {
        assertThatThrownBy(() -> accept("amount", number)).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("amount: must be a number");
    }

    @Test
    void aNumberWithDigits() {
        assertThat(accept("amount", "12.50")).containsEntry("amount", new BigDecimal("12.50"));
    }

    private static Map<String, Object> accept(String key, Object value) {
        return accept(FORM, key, value);
    }

    private static Map<String, Object> accept(FormSchema form, String key, Object value) {
        return form.accept(Map.of(key, value), Map.of(), (expression, data) -> false, ZoneOffset.UTC,
                new Masking(new MaskingProperties(true)));
    }
}
