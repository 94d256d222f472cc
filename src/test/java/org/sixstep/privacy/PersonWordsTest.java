package org.sixstep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;

/** What counts as somebody's name, number or address in a text, by the database that replaces it. */
class PersonWordsTest extends DomainTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Li Na|Ask Li Na.|Ask [erased].", "Li Na|LI  NA said|[erased] said", "Li Na|Eli Nash|Eli Nash", "Li Na|打电话给Li Na吧|打电话给[erased]吧",
        "李娜|请李娜回电|请[erased]回电", "li.na@example.org|<LI.NA@example.org>|<[erased]>",
        "li.na@example.org|julli.na@example.org|julli.na@example.org",
        "li.na@example.org|liXna@example.org|liXna@example.org", "10086|工号10086是|工号[erased]是", "10086|TS2026110086001|TS2026110086001",
        "12345678|see 12345678-aaaa-4bbb-8ccc-123456781234|see 12345678-aaaa-4bbb-8ccc-123456781234",
        "1234|aaaaaaaa-1234-4bbb-8ccc-ddddeeeeffff|aaaaaaaa-1234-4bbb-8ccc-ddddeeeeffff",
        "E-77|E-77.|[erased].", "O'Neil (tmp)|O'Neil (tmp) left|[erased] left", "a\\d|a\\d a5|[erased] a5",
        "\"Lee\"|called \"Lee\" here|called [erased] here"})
    void words(String word, String text, String erased) {
        assertThat(erased(new PersonWords().words(List.of(word)).pattern(), text)).isEqualTo(erased);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "13912345678|139 1234 5678|[erased]", "13912345678|call +86-139-1234-5678!|call +86-[erased]!",
        "+86 139 1234 5678|13912345678|[erased]",
        "13912345678|139123456789|139123456789", "021-5555 1234|(021) 55551234|([erased]"})
    void phones(String phone, String text, String erased) {
        assertThat(erased(new PersonWords().phones(List.of(phone)).pattern(), text)).isEqualTo(erased);
    }

    @Test
    void nobodyMatchesNothing() {
        assertThat(erased(new PersonWords().words(java.util.Arrays.asList(null, " ", "x")).pattern(), "a b x 1")).isEqualTo("a b x 1");
    }

    @Test
    void jsonStaysJson() {
        String pattern = new PersonWords().words(List.of("Li Na", "10086", "a\"b\\c")).pattern();
        assertThat(jdbc.queryForObject("select sixstep.erased(?::jsonb, ?)::text", String.class,
                "{\"n\": 10086, \"m\": 110086, \"list\": [\"Li Na\", {\"deep\": \"10086 a\\\"b\\\\c\"}], \"none\": null, \"yes\": true,"
                        + " \"e\": [], \"o\": {}}",
                pattern))
                .isEqualTo(
                        "{\"e\": [], \"m\": 110086, \"n\": \"[erased]\", \"o\": {}, \"yes\": true, \"list\": [\"[erased]\", {\"deep\":"
                                + " \"[erased] [erased]\"}], \"none\": null}");
    }

    @Test
    void bytesThatAreNoTextAreErasedAsAWhole() {
        String pattern = new PersonWords().words(List.of("李娜")).pattern();
        assertThat(bytes("李娜 said".getBytes(java.nio.charset.StandardCharsets.UTF_8), pattern)).isEqualTo("[erased] said");
        assertThat(bytes(serialized("问李娜"), pattern)).isEqualTo("[erased]");
        assertThat(bytes(serialized("王伟"), pattern)).contains("\\347\\216\\213");
    }

    private static byte[] serialized(String text) {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] bytes = new byte[utf8.length + 3];
        bytes[0] = (byte) 0xac;
        bytes[1] = 0;
        System.arraycopy(utf8, 0, bytes, 2, utf8.length);
        return bytes;
    }

    private String bytes(byte[] bytes, String pattern) {
        byte[] erased = jdbc.queryForObject("select sixstep.erased(?::bytea, ?)", byte[].class, bytes, pattern);
        return jdbc.queryForObject("select encode(?, 'escape')", String.class, (Object) erased);
    }

    private String erased(String pattern, String text) {
        return jdbc.queryForObject("select sixstep.erased(?::text, ?)", String.class, text, pattern);
    }
}
