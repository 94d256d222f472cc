package org.sixstep.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.decision.TestedDecision.Case;

class LimitPauseDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("limitPause");

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void limitsAsTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).isEqualTo(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/limitPause.csv for each of these rules").isEmpty();
    }

    @Test
    void noReasonIsNoPause() {
        assertThat(DECISION.answer(Map.of())).isEmpty();
    }
}
