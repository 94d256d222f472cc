package org.sixstep.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of FEEL that is not taken, after the name of its element. That it is refused is held by {@code HostileModelTest}. */
class FeelTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "count(for i in 1..3 return i) | uses FEEL that is not open to tables and forms (For).",
        "1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 and 1 in 1 | uses more FEEL of one kind than is open to tables and forms (5"
                + " times In).",
        "matches(a, b) | calls the FEEL function 'matches', which is not open to tables and forms.",
        "floor(1, 2) | calls the FEEL function 'floor' with more than the number itself.",
        "contains(a, b) | calls the FEEL function 'contains' with something to look for that is not written down.",
        "(a + b).class | asks for 'class' of a value: only the parts of a date or a duration are open.",
        "a.class | asks for 'a.class': only the parts of a date or a duration are open.",
        "((((((((1 | has FEEL with more than 4 brackets in each other, or with brackets that nothing closes.",
        "if then | has the FEEL if then, which cannot be read."})
    void eachReasonIsSaid(String feel, String sentence) {
        assertThat(new FeelTexts().problemOfExpression(feel)).hasValue(sentence);
    }
}
