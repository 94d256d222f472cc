package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a refusal says: each code with its sentence stands in the list for process owners, the one place that repeats it. */
class ModelRuleTest {

    private static final Pattern RULE = Pattern.compile("(?m)^- `([a-z-]+)`: (.*(?:\n {2}.*)*)$");

    @Test
    void theListForProcessOwnersHasEachCodeWithItsSentence() throws IOException {
        String document = Files.readString(Path.of("src/docs/process-owners.md"));
        List<String> listed = RULE.matcher(document.substring(document.indexOf("## Codes of refusals"))).results()
                .map(rule -> rule.group(1) + ": " + rule.group(2).replaceAll("\n *", " ")).toList();

        assertThat(listed).as("src/docs/process-owners.md, in the order of ModelRule")
                .isEqualTo(Stream.of(ModelRule.values()).map(rule -> rule.code() + ": " + rule.sentence()).toList());
    }

    @Test
    void aSentenceIsFilledInOrderAndEndsInItsCode() {
        assertThat(ModelRule.CALL_ENDLESS.say("two", "$1")).isEqualTo(
                "calls the process two, which calls $1 again, so they would call each other without end. Remove one of the calls."
                        + " [call-endless]");
        assertThat(ModelRule.TEXT_BRACES.say("{{a + b}}"))
                .isEqualTo(
                        "has the expression '{{a + b}}' in its text. Only names are allowed in braces, such as {{facts}}. [text-braces]");
        assertThat(ModelRule.SCRIPT.say()).contains("${registerTicketDelegate}").endsWith(" [script]");
    }
}
