package org.sixstep.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThatThrownBy(() -> accept("code", "z".repeat(60) + "!")).isInstanceOf(InvalidFormException.class).hasMessageContaining("code: cannot be compared with its pattern");
        assertThat(accept("code", "zzzzzzzz")).containsEntry("code", "zzzzzzzz");
        assertThat(Pattern.compile("b").matcher(new PatientText("abc").subSequence(1, 3)).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E2000000000", "-1e-2000000000", "1e31", "1234567890123456789012345678901", "0x10", "NaN", "Infinity", "1_000"})
    void aNumberThatNoRecordHolds(String number) {
        assertThatThrownBy(() -> accept("amount", number)).isInstanceOf(InvalidFormException.class).hasMessageContaining("amount: must be a number");
    }

    @Test
    void aNumberWithDigits() {
        assertThat(accept("amount", "12.50")).containsEntry("amount", new BigDecimal("12.50"));
    }

    private static Map<String, Object> accept(String key, Object value) {
        return FORM.accept(Map.of(key, value), Map.of(), (expression, data) -> false, ZoneOffset.UTC, new Masking(new MaskingProperties(true)));
    }
}
