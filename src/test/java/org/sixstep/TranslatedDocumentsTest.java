package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document in Chinese follows the English one: the same commands, names of properties and codes, and as many sections. */
class TranslatedDocumentsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern SECTION = Pattern.compile("(?m)^##+ ");
    private static final Pattern CODE_OF_A_REFUSAL = Pattern.compile("(?m)^- `([a-z-]+)`");

    @ParameterizedTest
    @CsvSource({"README.md, src/docs/README.zh.md", "src/docs/process-owners.md, src/docs/process-owners.zh.md",
        "src/docs/agents.md, src/docs/agents.zh.md"})
    void saysTheSame(Path english, Path chinese) {
        String original = ModelFiles.text(english);
        String translated = ModelFiles.text(chinese);
        assertThat(found(BLOCK, translated)).isEqualTo(found(BLOCK, original));
        assertThat(found(SECTION, translated)).hasSameSizeAs(found(SECTION, original));
        assertThat(found(CODE_OF_A_REFUSAL, translated)).isEqualTo(found(CODE_OF_A_REFUSAL, original));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
