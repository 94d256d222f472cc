package org.sixstep.process.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.decision.TestedDecision.Case;

class RouteTicketDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("routeTicket");

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void routesAsTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).isEqualTo(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/routeTicket.csv for each of these rules").isEmpty();
    }

    @Test
    void everyPossibleTicketGetsAGroupOfItsOwn() {
        for (Map<String, Object> facts : TestedDecision
                .everyCombination(Map.of("preferredGroup", asList(null, "", "system", "network", "endpoint"),
                        "category",
                        asList(null, "unclear", "system", "hardware", "software", "account", "network", "data", "question", "improvement"),
                        "priority", asList(null, "P0", "P1", "P2", "P3")))) {
            assertThat(DECISION.answer(facts)).as("%s", facts).singleElement().satisfies(answer -> {
                assertThat(answer.get("handlingGroup")).isIn("system", "network", "endpoint");
                assertThat(answer.get("role")).isIn("senior", "module", "rota");
                assertThat(answer.get("mode")).isEqualTo(answer.get("role").equals("rota") ? "rota" : "leastLoaded");
                assertThat(answer.get("informSupervisor")).isEqualTo("P0".equals(facts.get("priority")));
            });
        }
    }

    @Test
    void aMissingFactCountsLikeAnEmptyOne() {
        assertThat(DECISION.answer(Map.of())).isEqualTo(List.of(
                Map.of("handlingGroup", "system", "role", "rota", "mode", "rota", "informSupervisor", false)));
    }
}
