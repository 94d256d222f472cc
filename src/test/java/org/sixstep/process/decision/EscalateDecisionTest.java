package org.sixstep.process.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.decision.TestedDecision.Case;

class EscalateDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("escalate");
    private static final List<Object> CLOCKS = List.of("record", "triage", "response", "escalate", "workshop", "resolve", "callBack",
            "archive");

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void tellsWhomTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).containsExactlyInAnyOrderElementsOf(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/escalate.csv for each of these rules").isEmpty();
    }

    @Test
    void everyClockWarnsFirstAndEndsAtTheManagers() {
        for (Map<String, Object> facts : TestedDecision
                .everyCombination(Map.of("priority", asList(null, "P0", "P1", "P2", "P3"), "clock", CLOCKS,
                        "warnPercent", List.of(75)))) {
            List<Map<String, Object>> levels = DECISION.answer(facts);
            assertThat(levels).as("%s", facts)
                    .anySatisfy(level -> assertThat(level).containsEntry("percent", 75).containsEntry("action", "warn"));
            assertThat(levels).as("%s", facts)
                    .anySatisfy(level -> assertThat(level).containsEntry("percent", 100).containsEntry("recipient", "supervisors"));
            assertThat(levels).as("%s", facts).filteredOn(level -> level.get("recipient").equals("managers")).singleElement()
                    .satisfies(level -> assertThat((Integer) level.get("percent")).isGreaterThan(100));
            assertThat(levels).as("%s", facts).allSatisfy(
                    level -> assertThat(level.get("hours")).isEqualTo("P0".equals(facts.get("priority")) ? "24x7" : "workHours"));
        }
    }
}
