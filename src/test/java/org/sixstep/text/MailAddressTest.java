package org.sixstep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one mail address and what is not; the outbox's test sends each that is. */
public class MailAddressTest {

    /** As typed, as kept, as a mail server gets it. */
    private static final List<List<String>> TAKEN = List.of(
            List.of("aoife.o'neil@example.org", "aoife.o'neil@example.org", "aoife.o'neil@example.org"),
            List.of("li.na+vpn@example.org", "li.na+vpn@example.org", "li.na+vpn@example.org"),
            List.of(" Li.Na@Example.ORG ", "Li.Na@Example.ORG", "Li.Na@example.org"),
            List.of("#!$%&'*+-/=?^_`{|}~@example.org", "#!$%&'*+-/=?^_`{|}~@example.org", "#!$%&'*+-/=?^_`{|}~@example.org"),
            List.of("13800138000@139.example", "13800138000@139.example", "13800138000@139.example"),
            List.of("li@例子.中国", "li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"),
            List.of("li@xn--fsqu00a.xn--fiqs8s", "li@xn--fsqu00a.xn--fiqs8s", "li@xn--fsqu00a.xn--fiqs8s"),
            List.of("li@bücher.example", "li@bücher.example", "li@xn--bcher-kva.example"),
            List.of("li@例子。中国", "li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"),
            List.of("li@ＥＸＡＭＰＬＥ.org", "li@example.org", "li@example.org"),
            List.of("sixstep@localhost", "sixstep@localhost", "sixstep@localhost"));

    public static Stream<String> taken() {
        return TAKEN.stream().map(row -> row.get(0));
    }

    static Stream<List<String>> rows() {
        return TAKEN.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isKeptAsTypedAndSentInAscii(List<String> row) {
        assertThat(MailAddress.of(row.get(0))).hasValue(new MailAddress(row.get(1), row.get(2)));
        assertThat(MailAddress.of(row.get(1))).as("what is kept, once more").hasValue(new MailAddress(row.get(1), row.get(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"li@bücher.example", "li@xn--bcher-kva.example"})
    void aDomainInOtherLettersIsWrittenInTwoWays(String typed) {
        assertThat(MailAddress.of(typed).orElseThrow().writings()).containsExactlyInAnyOrder("li@bücher.example",
                "li@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "@example.org", "li@", "li.na@example.org,", "li.na@example.org;", "li.na@example.org.",
        "li.na@example", "li..na@example.org", ".li@example.org", "li.@example.org", "li@example..org", "li@-example.org",
        "li@exa_mple.org", "li@127.0.0.1", "li@[127.0.0.1]", "li na@example.org", "li\u00a0na@example.org", "\"li na\"@example.org",
        "li(na)@example.org", "<li.na@example.org>", "Li Na <li.na@example.org>", "a@example.org, b@example.org",
        "a@example.org b@example.org", "a@b@example.org", "a:b@example.org;", "a@b.example\r\nRCPT TO:<c@example.org>",
        "mailto:li.na@example.org", "li.na＠example.org", "张@例子.example", "li@faß.example", "li\\na@example.org"})
    void anythingElseIsRefused(String typed) {
        assertThat(MailAddress.of(typed)).isEmpty();
    }

    @Test
    void isAsLongAsMailAllows() {
        String domain = "d".repeat(60) + ".example";
        assertThat(MailAddress.of("n".repeat(64) + "@" + domain)).isPresent();
        assertThat(MailAddress.of("n".repeat(65) + "@" + domain)).isEmpty();
        assertThat(MailAddress.of("n@" + ("d".repeat(60) + ".").repeat(4) + "example")).isPresent();
        assertThat(MailAddress.of("nnnnn@" + ("d".repeat(60) + ".").repeat(4) + "example")).isEmpty();
        assertThat(MailAddress.of("n@" + "d".repeat(64) + ".example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"help@desk.example, desk.example", "Help Desk <help@desk.example>, desk.example", "sixstep@localhost, localhost"})
    void theSenderMayHaveAName(String setting, String domain) {
        assertThat(MailAddress.domainOf(MailAddress.sender(setting))).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "help@desk.example,", "Help <help@desk>", "a@desk.example, b@desk.example"})
    void aSenderWhoIsNoneIsRefusedAtTheStart(String setting) {
        assertThatThrownBy(() -> MailAddress.sender(setting)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sixstep.mail-from");
    }
}
