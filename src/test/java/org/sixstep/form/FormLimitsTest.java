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

    private static final String UNFIT = "code: does not have the expected format.";
    private static final String NO_NUMBER = "amount: must be a number.";

    /** Each would take a backtracking engine years; here the time grows with the text only. */
    @ParameterizedTest
    @ValueSource(strings = {"^(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)(.*z)$", "^(z+)+$", "^(z|zz)+$", "^(z?){20}z{20}$", "(|)(|)(|)(|)(|)(|)y",
        "(z?)?(z?)?(z?)?(z?)?(z?)?(z?)?y$"})
    void aPatternThatWouldLookForYearsHasAnAnswer(String pattern) {
        assertThatThrownBy(() -> accept(withPattern(pattern), "code", "z".repeat(400) + "!")).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining(UNFIT);
    }

    /** Each reason stands once, before the patterns that have it. */
    @ParameterizedTest
    @CsvSource(delimiterString = " refuses ", value = {
        "too large when its counts are expanded: use smaller counts, or + and *. refuses ((){2000000000}){2000000000} a{2000000000}"
                + " ((a{100}){100}){100} (a{50}){51} ((((((a{9}){9}){9}){9}){9}){9}){9}",
        "count to 1000 at most, and put a part that is counted twice in brackets. refuses ^{1001} a{1,1001} a{2}{3}",
        "lookahead and lookbehind are not supported: describe refuses (?=a)b (?!a)b (?<=a)b (?<!a)b",
        "atomic groups and possessive repetitions are not supported: refuses (?>a)b a++b a{2}+",
        "back references are not supported: refuses (a)\\1 (?<x>a)\\k<x>", "write [ \\t] or [^ \\t]. refuses \\h+",
        "write \\r?\\n. refuses a\\R",
        "write $ or ^. refuses a\\Z", "because of \\p{Alpha}: write a script or a category such as \\p{Han} refuses \\p{Alpha}b",
        "write one repetition, after what it repeats. refuses a**",
        "which a browser cannot read: write [Aa] refuses (?i)a a(?i:b) (?P<x>a)", "missing closing ) refuses (",
        "missing closing ] refuses [b",
        "invalid escape sequence refuses a\\cA"})
    void aPatternThatIsNotTaken(String reason, String patterns) {
        assertThat(patterns.split(" ")).allSatisfy(pattern -> assertThatThrownBy(() -> FormPattern.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("has a pattern").hasMessageContaining(reason));
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
                .hasMessageContaining(UNFIT);
    }

    /** A running ticket keeps its form: what was taken before RE2/J is still compared, and no longer than before. */
    @Test
    void aPatternOfAnOlderDeploymentGoesOn() {
        FormSchema ahead = withPattern("^(?=.*\\d)[a-z\\d]{4,}$");
        assertThat(accept(ahead, "code", "abc1")).containsEntry("code", "abc1");
        assertThatThrownBy(() -> accept(ahead, "code", "abcd")).hasMessageContaining(UNFIT);
        FormSchema again = withPattern("(\\w\\w)-\\1\\h*");
        assertThat(accept(again, "code", "ab-ab")).containsEntry("code", "ab-ab");
        assertThatThrownBy(() -> accept(again, "code", "ab-ac")).hasMessageContaining(UNFIT);

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
                .hasMessageContaining(NO_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E2000000000", "-1e-2000000000", "1e31", "1234567890123456789012345678901", "0x10", "NaN", "Infinity",
        "1_000"})
    void aNumberThatNoRecordHolds(String number) {
        assertThatThrownBy(() -> accept("amount", number)).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining(NO_NUMBER);
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
