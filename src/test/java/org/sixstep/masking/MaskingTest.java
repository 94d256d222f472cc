package org.sixstep.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R72: no passwords and no personal numbers in the record, and a mark that says what was there. How well in general, says {@link
 * MaskingSampleTest}.
 */
class MaskingTest {

    private final Masking masking = new Masking(new MaskingProperties(true));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "my password: hunter22 fails          | my password: [masked: password] fails",
        "Password is Secret$1, help           | Password is [masked: password], help",
        "密码：abc123，登录失败                | 密码：【已隐去：密码】，登录失败",
        "账号 zhang 密码 Abc123                | 账号 zhang 密码 【已隐去：密码】",
        "login zhang / Abc@123                | login zhang / [masked: password]",
        "I need a password reset              | I need a password reset",
        "密码错误，无法登录                    | 密码错误，无法登录",
        "证件号 00000019900307123X 见附件      | 证件号 【已隐去：身份证号】 见附件",
        "card 6212 3456 7890 1232             | card [masked: bank card number]",
        "call 138 0013 8000                   | call [masked: mobile number]",
        "Authorization: Bearer abc123.def     | Authorization: Bearer [masked: token or key]",
        "postgres://app:s3cret@db:5432/x      | postgres://app:[masked: password]@db:5432/x",
        "Wi-Fi密码换成了ChengDu2026!!          | Wi-Fi密码换成了【已隐去：密码】",
        "old password Grey_hat7, new one is Blue_hat8 | old password [masked: password], new one is [masked: password]",
        "I tried Summer2023! and Autumn2024! to log in | I tried [masked: password] and [masked: password] to log in",
        "{\"password\": \"ab\\\"cd9!x\"}         | {\"password\": \"[masked: password]\"}",
        "AKIAABCDEFGHIJ234567/wJalrXUtnFEMI7MDENGbPxRfiCYEXAMPLE12 | [masked: token or key]/[masked: token or key]",
        "the passphrase is \"old barn under the hill\" | the passphrase is \"[masked: password]\"",
        "the reader wants a PIN, I use 062418 | the reader wants a PIN, I use [masked: password]",
        "银企U盾的口令锁了，正确的应是396814   | 银企U盾的口令锁了，正确的应是【已隐去：密码】",
        "U盾密码忘了，试过 830912 和 198309，别的不敢试 | U盾密码忘了，试过 【已隐去：密码】 和 【已隐去：密码】，别的不敢试",
        "OA密码，我一直用xiaoxiong，过期了      | OA密码，我一直用【已隐去：密码】，过期了",
        "your unlock code: 83-17-52, use it soon | your unlock code: [masked: password], use it soon",
        "passphrase for the tape: seven green bottles on the wall | passphrase for the tape: [masked: password]",
        "security question: first pet = Biscuit | security question: first pet = [masked: password]",
        "Just try sunflower as the password    | Just try [masked: password] as the password",
        "jump host -> root -> Tn7$kkQe2        | jump host -> root -> [masked: password]",
        "DB_PASS=j2&Kettle_oak                 | DB_PASS=[masked: password]",
        "password policy: minLength=14 maxAge=90d | password policy: minLength=14 maxAge=90d",
        "密码忘了，我的账号是lihua1990          | 密码忘了，我的账号是lihua1990",
        "PASSWORD_RESET_ENABLED=false         | PASSWORD_RESET_ENABLED=false",
        "user zhang.wei01 on srv-db01 cannot log in | user zhang.wei01 on srv-db01 cannot log in",
        "LaserJet M404dn asks for a login, Win11   | LaserJet M404dn asks for a login, Win11",
        "error 0x80070005 at 10.11.12.13      | error 0x80070005 at 10.11.12.13",
        "The security question page says my answer is incorrect | The security question page says my answer is incorrect",
        "密保答案是错误的。                     | 密保答案是错误的。",
        "Security questions page: status = 500 | Security questions page: status = 500",
        "The password sync fails, the backlog is 5000 entries | The password sync fails, the backlog is 5000 entries",
        "order 20231027001 is stuck           | order 20231027001 is stuck"})
    void saysWhatWasThere(String text, String expected) {
        assertThat(masking.mask(text)).isEqualTo(expected);
    }

    @Test
    void findsWhatStandsBelowItsName() {
        assertThat(masking.mask("WLAN-Passwort\nGruen-88x\nThanks")).isEqualTo("WLAN-Passwort\n[masked: password]\nThanks");
        assertThat(masking.mask("| user | password |\n|---|---|\n| li.na | Kiwi_2026 |\n| wang | - |"))
                .isEqualTo("| user | password |\n|---|---|\n| li.na | [masked: password] |\n| wang | - |");
        assertThat(masking.mask("recovery codes:\n7f3a2-91bcd\nc04e8-5d2fa\nThanks"))
                .isEqualTo("recovery codes:\n[masked: token or key]\n[masked: token or key]\nThanks");
    }

    @Test
    void findsTheAnswerToTheLineBefore() {
        assertThat(masking.mask("[09:12] Chen: root password?\n[09:13] Lee: kunLun_88pass\n[09:13] Chen: ta"))
                .isEqualTo("[09:12] Chen: root password?\n[09:13] Lee: [masked: password]\n[09:13] Chen: ta");
        assertThat(masking.mask("The new shared secret is on its own line.\n\nhollow-Cedar-0419\n\nThanks"))
                .isEqualTo("The new shared secret is on its own line.\n\n[masked: password]\n\nThanks");
        assertThat(masking.mask("姓名      密码        备注\n李军      Lj_pass77   停用")).isEqualTo("姓名      密码        备注\n李军      【已隐去：密码】   停用");
    }

    @Test
    void theMarkTellsNeitherTheValueNorItsLength() {
        assertThat(masking.mask("pwd: a1b2")).isEqualTo(masking.mask("pwd: a1b2c3d4e5f6g7h8i9j0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"密码\u200B：feng\u200B2026, 密码\u200B：【已隐去：密码】", "ｐａｓｓｗｏｒｄ：ｗｉｄｅ９９, ｐａｓｓｗｏｒｄ：[masked: password]",
        "pаsswоrd: x7y8z9, pаsswоrd: [masked: password]",
        "card 6200\u20110000\u20130000\u00A00005, card [masked: bank card number]", "１３７１２３４００００, [masked: mobile number]",
        "p\u00ADw:\u00A0x\u200D7y8z9, p\u00ADw:\u00A0[masked: password]"})
    void isNotDeceivedByWhatNobodySees(String text, String expected) {
        assertThat(masking.mask(text)).isEqualTo(expected);
    }

    @Test
    void checkDigitsTellPersonalNumbersFromOthers() {
        assertThat(masking.mask("4111111111111111")).isEqualTo("[masked: bank card number]");
        assertThat(masking.mask("4111111111111112 6212345678901234 1763690400000 20261121093015000123")).doesNotContain("masked");
        assertThat(masking.mask("00000019900307009X")).isEqualTo("[masked: identity number]");
        assertThat(masking.mask("000000199003071231 000000199013401111")).doesNotContain("masked");
    }

    @Test
    void mobileNumbersAreAMatterOfPolicyAndOfTheField() {
        String text = "call 13800138000, pwd: a1b2c3";
        assertThat(new Masking(new MaskingProperties(false)).mask(text)).isEqualTo("call 13800138000, pwd: [masked: password]");
        assertThat(masking.maskContact(text)).isEqualTo("call 13800138000, pwd: [masked: password]");
        assertThat(masking.mask("mail 13800138000@139.com")).isEqualTo("mail 13800138000@139.com");
    }

    @Test
    void findsWhatIsInListsAndMapsToo() {
        assertThat(masking.maskValue(Map.of("a", List.of("pwd: a1b2c3", 7)))).isEqualTo(Map.of("a", List.of("pwd: [masked: password]", 7)));
        assertThat(masking.finds(List.of("x", Map.of("y", "密码：abc123")))).isTrue();
        assertThat(masking.finds(List.of("x", Map.of("y", "密码：【已隐去：密码】")))).isFalse();
        assertThat(MaskedKind.in(List.of("pwd: [masked: password]", Map.of("x", "【已隐去：身份证号】"), 7))).containsExactly("password",
                "identityNumber");
        assertThat(MaskedKind.in(null)).isEmpty();
    }

    @Test
    void aMarkCountsAsOneCharacter() {
        assertThat(Masking.length("pw=[masked: password]!")).isEqualTo(5);
        assertThat(Masking.length("口令【已隐去：密码】😀")).isEqualTo(4);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(masking.mask(null)).isNull();
        assertThat(masking.mask("")).isEmpty();
    }
}
