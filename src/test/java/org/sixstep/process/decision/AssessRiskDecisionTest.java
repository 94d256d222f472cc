package org.sixstep.process.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.decision.TestedDecision.Case;

class AssessRiskDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("assessRisk");

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void assessesAsTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).isEqualTo(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/assessRisk.csv for each of these rules").isEmpty();
    }

    @Test
    void everyPlanIsAssessedOnce() {
        for (Map<String, Object> facts : TestedDecision.everyCombination(Map.of("priority", asList(null, "P0", "P1", "P2", "P3"),
                "riskDowntime", asList(null, false, true), "riskOtherBusiness", asList(null, false, true),
                "touchesReporterData", asList(null, false, true), "changesSystem", asList(null, false, true)))) {
            boolean disturbs = isTrue(facts, "riskDowntime") || isTrue(facts, "riskOtherBusiness");
            boolean isKeyOperation = disturbs || isTrue(facts, "changesSystem");
            assertThat(DECISION.answer(facts)).as("%s", facts).singleElement().satisfies(answer -> {
                assertThat(answer.get("risk")).isIn(isKeyOperation ? List.of("medium", "high") : List.of("low"));
                assertThat(answer.get("secondPersonNeeded")).isEqualTo(isKeyOperation);
                assertThat(answer.get("authorizationNeeded")).isEqualTo(isTrue(facts, "touchesReporterData"));
                assertThat(answer.get("announcementNeeded")).isEqualTo(disturbs);
                assertThat(answer.get("secondPersonWaivable")).isEqualTo(isKeyOperation && "P0".equals(facts.get("priority")));
            });
        }
    }

    @Test
    void aMissingFactCountsLikeAnEmptyOne() {
        assertThat(DECISION.answer(Map.of())).isEqualTo(List.of(
                Map.of("risk", "low", "secondPersonNeeded", false, "authorizationNeeded", false, "announcementNeeded", false,
                        "secondPersonWaivable", false)));
    }

    private static boolean isTrue(Map<String, Object> facts, String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }
}
