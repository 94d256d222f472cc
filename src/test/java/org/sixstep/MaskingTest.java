package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R72: no passwords and no personal numbers in the record. */
class MaskingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "my password: hunter22 fails      | my password: *** fails",
        "Password is Secret$1, help       | Password is ***, help",
        "密码：abc123，登录失败            | 密码：***，登录失败",
        "密码是 abc123                     | 密码是 ***",
        "I need a password reset          | I need a password reset",
        "密码错误，无法登录                | 密码错误，无法登录",
        "证件号 11010519491231002X 见附件  | 证件号 110105********002X 见附件",
        "card 6222 0212 3456 7890 123     | card 6222********0123",
        "error 0x80070005 at 10.11.12.13  | error 0x80070005 at 10.11.12.13",
        "order 20231027001 is stuck       | order 20231027001 is stuck"})
    void masks(String text, String expected) {
        assertThat(Masking.mask(text)).isEqualTo(expected);
    }
}
