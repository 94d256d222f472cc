package org.sixstep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.DomainTest;

/** What counts as somebody's name, number or address in a text, by the database that replaces it. */
class PersonWordsTest extends DomainTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"li.na@example.org|<LI.NA@example.org>|<[erased]>",
        "li.na@example.org|julli.na@example.org|julli.na@example.org",
        "li.na@example.org|liXna@example.org|liXna@example.org", "10086|工号10086是|工号[erased]是", "10086|TS2026110086001|TS2026110086001",
        "12345678|see 12345678-aaaa-4bbb-8ccc-123456781234|see 12345678-aaaa-4bbb-8ccc-123456781234",
        "1234|aaaaaaaa-1234-4bbb-8ccc-ddddeeeeffff|aaaaaaaa-1234-4bbb-8ccc-ddddeeeeffff", "E-77|E-77.|[erased]."})
    void words(String word, String text, String erased) {
        assertThat(erased(new PersonWords().words(List.of(word)).pattern(), text)).isEqualTo(erased);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Li Na|Ask Li Na.|Ask [erased].", "Li Na|LI  NA said|[erased] said", "Li Na|Eli Nash|Eli Nash",
        "Li Na|打电话给Li Na吧|打电话给[erased]吧", "李娜|请李娜回电|请[erased]回电", "O'Neil (tmp)|O'Neil (tmp) left|[erased] left",
        "a\\d|a\\d a5|[erased] a5", "\"Lee\"|called \"Lee\" here|called [erased] here"})
    void names(String name, String text, String erased) {
        assertThat(erased(new PersonWords().names(List.of(name)).pattern(), text)).isEqualTo(erased);
    }

    /** What Java finds in a text, the database does too. */
    @ParameterizedTest
    @MethodSource("org.sixstep.text.PersonNameTest#writings")
    void aNameInEachWriting(String name, String writing) {
        assertThat(erased(new PersonWords().names(List.of(name)).pattern(), "Ask " + writing + "!")).isEqualTo("Ask [erased]!");
        assertThat(jdbc.queryForObject("select sixstep.name_key(?) = sixstep.name_key(?)", Boolean.class, name, writing))
                .as("one person's name").isEqualTo(!writing.contains("Quist Ada"));
    }

    @ParameterizedTest
    @MethodSource("org.sixstep.text.PhoneNumberTest#spellings")
    void aPhoneInEachSpelling(String phone, String spelling) {
        assertThat(erased(new PersonWords().phones(List.of(phone)).pattern(), "call " + spelling + "!")).isEqualTo("call [erased]!");
        assertThat(jdbc.queryForObject("select sixstep.phone_keys(?) && sixstep.phone_keys(?)", Boolean.class, phone, spelling)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"13912345678|139123456789|139123456789", "13912345678|913912345678|913912345678",
        "010-62345678转8001|010-62345678|010-62345678", "010-62345678转8001|010-62345678转8002|010-62345678转8002"})
    void anotherPhoneStays(String phone, String text, String erased) {
        assertThat(erased(new PersonWords().phones(List.of(phone)).pattern(), text)).isEqualTo(erased);
    }

    /** However many tickets there are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ticket_by_phone|lower(reporter_email) = any (array['a']) or lower(reporter_employee_number) = any (array['a'])"
                + " or sixstep.phone_keys(reporter_phone) && sixstep.phone_keys('13812345678')",
        "ticket_by_phone|sixstep.phone_keys(reporter_phone) && sixstep.phone_keys('13812345678')",
        "ticket_by_name|sixstep.name_key(reporter_name) = any (array(select sixstep.name_key(name) from unnest(array['Ada']) as n (name)))"})
    void aPersonIsFoundByIndex(String index, String condition) {
        String plan = transaction.execute(status -> {
            jdbc.execute("set local enable_seqscan = off");
            return String.join("\n", jdbc.queryForList("explain select id from sixstep.ticket where " + condition, String.class));
        });
        assertThat(plan).contains(index).doesNotContain("Seq Scan on ticket");
    }

    @Test
    void nobodyMatchesNothing() {
        assertThat(erased(new PersonWords().words(java.util.Arrays.asList(null, " ", "x")).pattern(), "a b x 1")).isEqualTo("a b x 1");
    }

    @Test
    void jsonStaysJson() {
        String pattern = new PersonWords().names(List.of("Li Na", "a\"b\\c")).words(List.of("10086")).pattern();
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
        String pattern = new PersonWords().names(List.of("李娜")).pattern();
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
