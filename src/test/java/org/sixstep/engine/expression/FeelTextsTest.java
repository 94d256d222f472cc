package org.sixstep.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of FEEL that is not taken, after the name of its element. That it is refused is held by {@code HostileModelIT}. */
class FeelTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "count(for i in 1..3 return i) | uses FEEL that tables and forms may not use (For).",
        "1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 | uses one kind of FEEL (In) too often: tables and forms may use it at"
                + " most 5 times.",
        "matches(a, b) | calls the FEEL function “matches”, which tables and forms may not use.",
        "floor(1, 2) | calls the FEEL function “floor” with more than one argument.",
        "contains(a, b) | calls the FEEL function “contains” with a search text that is not a literal.",
        "(a + b).class | asks for “class” of a value: only the parts of a date or a duration can be used.",
        "a.class | asks for “a.class”: only the parts of a date or a duration can be used.",
        "((((((((1 | has FEEL with more than 4 nested brackets, or with brackets that are not closed.",
        "if then | has the FEEL if then, which cannot be read."})
    void eachReasonIsSaid(String feel, String sentence) {
        assertThat(new FeelTexts().problemOfExpression(feel)).hasValue(sentence);
    }
}
