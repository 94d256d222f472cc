package org.sixstep.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;

/** What a form and those who fill it cannot make the server do, however little they write. */
class FormLimitsTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "limits", "components": [
              {"type": "number", "key": "amount", "label": "Amount"},
              {"type": "taglist", "key": "tags", "label": "Tags"}]}
            """);

    /** Each would take a backtracking engine years; here the time grows with the text only. */
    @ParameterizedTest
    @ValueSource(strings = {"^(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)$", "^(z+)+$", "^(z|zz)+$", "^(z?){20}z{20}$", "(|)(|)(|)(|)(|)(|)y",
        "(z?)?(z?)?(z?)?(z?)?(z?)?(z?)?y$"})
    void aPatternThatWouldLookForYearsHasAnAnswer(String pattern) {
        assertThatThrownBy(() -> accept(withPattern(pattern), "code", "z".repeat(400) + "!")).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("code: does not have the expected format.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " is refused: ", value = {"((){2000000000}){2000000000} is refused: too large",
        "a{2000000000} is refused: too large",
        "^{1001} is refused: because of {1001}: count to 1000", "a{1,1001} is refused: count to 1000",
        "a{2}{3} is refused: counted twice in brackets",
        "((a{100}){100}){100} is refused: too large", "(a{50}){51} is refused: too large",
        "((((((a{9}){9}){9}){9}){9}){9}){9} is refused: too large",
        "(?=a)b is refused: because of (?=: lookahead and lookbehind are not supported", "(?!a)b is refused: lookahead",
        "(?<=a)b is refused: lookahead",
        "(?<!a)b is refused: lookahead", "(?>a)b is refused: possessive",
        "a++b is refused: because of ++: atomic groups and possessive repetitions are not supported",
        "a{2}+ is refused: possessive", "(a)\\1 is refused: because of \\1: back references are not supported",
        "(?<x>a)\\k<x> is refused: back references",
        "\\h+ is refused: because of \\h: write [ \\t]", "a\\R is refused: write \\r?\\n", "a\\Z is refused: write $ or ^",
        "\\p{Alpha}b is refused: because of \\p{Alpha}: write a script or a category such as \\p{Han}", "a** is refused: one repetition",
        "(?i)a is refused: write [Aa]", "a(?i:b) is refused: write [Aa]", "(?P<x>a) is refused: browser cannot read",
        "( is refused: missing closing )",
        "[b is refused: missing closing ]", "a\\cA is refused: because of \\c: invalid escape sequence"})
    void aPatternThatIsNotTaken(String pattern, String reason) {
        assertThatThrownBy(() -> FormPattern.compile(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("has a pattern").hasMessageContaining(reason);
    }

    @Test
    void aPatternMayBeLongButNotLarge() {
        assertThat(FormPattern.compile("^(A" + "|SAP".repeat(240) + ")$").isIn("SAP")).isTrue();
        assertThat(FormPattern.compile("(".repeat(499) + "a" + ")".repeat(499)).isIn("a")).isTrue();
        assertThatThrownBy(() -> FormPattern.compile("a".repeat(1001))).hasMessage("has a pattern of more than 1000 characters.");
        assertThatThrownBy(() -> FormPattern.compile("^.{0,999}$").isIn("a".repeat(100_000)))
                .hasMessageContaining("is too long to be compared");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " fits ", value = {"^\\d{1,3}(\\.\\d{1,3}){3}$ fits 10.20.30.40",
        "(\\d{4}-){3}\\d{4} fits 1234-5678-9012-3456",
        "^(SAP|CRM|OA|HR|ERP|MES|WMS|BI)-\\d+$ fits MES-17", "^(TS)?\\d{8}\\d{3,}$ fits 20261121001", "^\\$?\\d+(\\.\\d{2})?$ fits $12.50",
        "^(?:\\+\\d{1,3})?[ \\d-]{5,20}$ fits +86 10-12345", "\\p{L}+ fits 王", "^.{1,500}$ fits x", "^\\p{IsHan}+$ fits 王小明",
        "^\\P{IsHan}+$ fits abc", "^[\\u4e00-\\u9fff]+$ fits 王小明", "^a\\u002eb$ fits a.b", "^\\uD83D\\ude00{2}$ fits 😀😀",
        "^\\\\u4e00$ fits \\u4e00",
        "(?<year>\\d{4}) fits in 2026", "\\bvpn\\b fits 打不开vpn了", "^\\(\\?i$ fits (?i"})
    void aPatternThatAFormNeeds(String pattern, String text) {
        assertThat(accept(withPattern(pattern), "code", text)).containsEntry("code", text);
        FormPattern.compile(pattern);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " does not fit ", value = {"^\\d{1,3}(\\.\\d{1,3}){3}$ does not fit 10.20.30",
        "(\\d{4}-){3}\\d{4} does not fit 1234-5678-9012",
        "^(SAP|CRM|OA|HR|ERP|MES|WMS|BI)-\\d+$ does not fit XYZ-17", "^a\\u002eb$ does not fit axb", "^\\p{IsHan}+$ does not fit 王a"})
    void aTextThatDoesNotFitIsRefused(String pattern, String text) {
        assertThatThrownBy(() -> accept(withPattern(pattern), "code", text)).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("code: does not have the expected format.");
    }

    /** A running ticket keeps its form: what was taken before RE2/J is still compared, and no longer than before. */
    @Test
    void aPatternOfAnOlderDeploymentGoesOn() {
        FormSchema ahead = withPattern("^(?=.*\\d)[a-z\\d]{4,}$");
        assertThat(accept(ahead, "code", "abc1")).containsEntry("code", "abc1");
        assertThatThrownBy(() -> accept(ahead, "code", "abcd")).hasMessageContaining("code: does not have the expected format.");
        FormSchema again = withPattern("(\\w\\w)-\\1\\h*");
        assertThat(accept(again, "code", "ab-ab")).containsEntry("code", "ab-ab");
        assertThatThrownBy(() -> accept(again, "code", "ab-ac")).hasMessageContaining("code: does not have the expected format.");

        FormSchema slow = withPattern("^(z*)*(?!x)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)y$");
        assertThatThrownBy(() -> accept(slow, "code", "z".repeat(60) + "!"))
                .hasMessageContaining("code: cannot be compared with its pattern");
    }

    /** Of these the text says nothing: they go round without looking at it. */
    @ParameterizedTest
    @ValueSource(strings = {"((){2000000000}){2000000000}", "^{2000000000}", "(?x)() {2000000000}", "()\\1{2000000000}", "a{2000000000}",
        "a{1,2000000000}", "(?i)a", "$?$?$?(?!)", "(|)(|)(|)(|)(|)(|)(?!)", "(a?)?(a?)?(a?)?(a?)?(a?)?(a?)?$(?!)", "(", "a**"})
    void aPatternOfAnOlderDeploymentThatIsNotTried(String pattern) {
        assertThatThrownBy(() -> accept(withPattern(pattern), "code", "aaa")).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("code: has a pattern");
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

    private static FormSchema withPattern(String pattern) {
        return FormSchema.parse(
                "{\"id\": \"x\", \"components\": [{\"type\": \"textfield\", \"key\": \"code\", \"label\": \"Code\", \"validate\":"
                        + " {\"pattern\": \"" + pattern.replace("\\", "\\\\") + "\"}}]}");
    }

    private static Map<String, Object> accept(String key, Object value) {
        return accept(FORM, key, value);
    }

    private static Map<String, Object> accept(FormSchema form, String key, Object value) {
        return form.accept(Map.of(key, value), Map.of(), (expression, data) -> false, ZoneOffset.UTC,
                new Masking(new MaskingProperties(true)));
    }
}
