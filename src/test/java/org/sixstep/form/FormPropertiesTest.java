package org.sixstep.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;

/** What a field's author says in Modeler holds on the server as Tasklist's form library 1.8.7 understands it. */
class FormPropertiesTest {

    private static final String TIME = "\"type\": \"datetime\", \"subtype\": \"time\"";
    private static final String WHOLE = "\"type\": \"number\", \"decimalDigits\": 0";
    private static final String CENTS = "\"type\": \"number\", \"decimalDigits\": 2, \"serializeToString\": true";
    private static final String QUARTERS = "\"type\": \"number\", \"increment\": \"0.25\"";
    private static final String PHONE = "\"type\": \"textfield\", \"validate\": {\"validationType\": \"phone\"}";

    static Map<String, String> fields() {
        return Map.of("time", TIME, "whole", WHOLE, "cents", CENTS, "quarters", QUARTERS, "phone", PHONE);
    }

    @ParameterizedTest
    @CsvSource({"time, 14:30, 14:30", "time, 00:00, 00:00", "time, 14:30+08:00, 14:30+08:00", "time, 06:30Z, 06:30Z", "time, , ",
        "whole, 12, 12", "whole, 12.0, 12", "whole, -3, -3", "cents, 12.50, 12.50", "cents, 12, 12", "quarters, 1.75, 1.75",
        "quarters, -0.25, -0.25", "quarters, 0, 0", "phone, +861062345678, +861062345678", "phone, +86 10 6234-5678, +86 10 6234-5678",
        "phone, 0049 (30) 664040900, 0049 (30) 664040900", "phone, , "})
    void isKept(String field, String entered, String kept) {
        Object value = accept(fields().get(field), entered);

        assertThat(value == null ? null : value.toString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", value = {"time 24:30 -> time of day", "time 2026-11-21T14:30 -> time of day",
        "time half past two -> time of day", "time 14:30+99:00 -> time of day", "whole 12.5 -> a whole number",
        "cents 1.234 -> at most 2 decimal places", "quarters 0.3 -> a multiple of 0.25", "phone ask reception -> international telephone",
        "phone 13800000000 -> international telephone", "phone +8610623456789012345 -> international telephone"})
    void isRefused(String entered, String reason) {
        String field = entered.substring(0, entered.indexOf(' '));

        assertThatThrownBy(() -> accept(fields().get(field), entered.substring(field.length() + 1)))
                .isInstanceOf(InvalidFormException.class).hasMessageContaining(reason);
    }

    private static Object accept(String component, String entered) {
        FormSchema form = FormSchema.parse("{\"id\": \"f\", \"components\": [{\"key\": \"field\", \"label\": \"Field\", " + component
                + "}]}", new KnownFields(java.util.Set.of("field"), java.util.Set.of("field"), java.util.Set.of()), true);
        return form.accept(entered == null ? Map.of("field", "") : Map.of("field", entered), Map.of(), (condition, data) -> false,
                ZoneId.of("Asia/Shanghai"), new Masking(new MaskingProperties(true))).get("field");
    }
}
