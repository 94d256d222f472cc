package org.sixstep.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String HARD_SPACE = "\u00a0";

    @ParameterizedTest
    @ValueSource(strings = {"[click](http://evil.example)", "![x](http://evil.example/a.png)", "<img src=x onerror=alert(1)>",
        "http://evil.example",
        "www.evil.example", "a@evil.example", "# heading", "heading\n===", "heading\n---", "| a | b |\n|---|---|", "```\ncode\n```",
        "1. one", "- one",
        "&lt;b&gt;", "*bold* _italic_ ~~gone~~", "[a]: http://evil.example", "{{= secret }}", "\\<b>", "<http://evil.example>", "line\\"})
    void everySignOfPeoplesTextIsEscaped(String text) {
        assertThat(Markdown.escape(text).replaceAll("\\\\[!-/:-@\\[-`{-~]", "")).doesNotContainPattern("[!-/:-@\\[-`{-~]");
    }

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Markdown.escape("内网 VPN 无法连接，请帮忙。")).isEqualTo("内网 VPN 无法连接，请帮忙。");
        assertThat(Markdown.escape(null)).isEmpty();
    }

    @Test
    void linesStayLines() {
        assertThat(Markdown.escape("one\r\n    two\n\n\tthree\n"))
                .isEqualTo("one  \n" + HARD_SPACE.repeat(4) + "two  \n" + HARD_SPACE + "  \n" + HARD_SPACE.repeat(4) + "three");
    }

    @Test
    void signsThatNobodySeesAreTakenOut() {
        assertThat(Markdown.escape("pass\u202eword\u0000\u200b\u0007")).isEqualTo("password");
    }

    @Test
    void aLineNamesItsValue() {
        assertThat(Markdown.line("Affected", "VPN")).isEqualTo("**Affected:** VPN\n\n");
        assertThat(Markdown.line("Description", "one\ntwo")).isEqualTo("**Description:**   \none  \ntwo\n\n");
        assertThat(Markdown.line("Collaborators", List.of("developer", "operations2")))
                .isEqualTo("**Collaborators:** developer\\, operations2\n\n");
        assertThat(Markdown.line("Backup done", true)).isEqualTo("**Backup done:** yes\n\n");
    }

    @Test
    void nothingIsSaidOfAnEmptyValue() {
        assertThat(Markdown.line("Affected", null)).isEmpty();
        assertThat(Markdown.line("Affected", "  ")).isEmpty();
        assertThat(Markdown.item("Affected", List.of())).isEmpty();
    }

    @Test
    void anItemIsOneLine() {
        assertThat(Markdown.item("Summary", "one\n# two")).isEqualTo("- Summary: one \\# two\n");
    }

    @Test
    void aKeyBecomesALabel() {
        assertThat(Markdown.label("costCentre")).isEqualTo("Cost centre");
        assertThat(Markdown.label("text")).isEqualTo("Text");
    }

    @Test
    void anOptionBecomesWords() {
        assertThat(Markdown.words("atCertainTimes")).isEqualTo("at certain times");
        assertThat(Markdown.words("phone")).isEqualTo("phone");
        assertThat(Markdown.words(null)).isNull();
    }
}
