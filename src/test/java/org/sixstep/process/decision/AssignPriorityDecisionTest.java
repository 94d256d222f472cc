package org.sixstep.process.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.process.decision.TestedDecision.Case;

class AssignPriorityDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("assignPriority");

    private static final List<String> POLICIES = asList(null, "merged", "guide-000", "team-001", "service-002");
    private static final List<String> KINDS = asList(null, "incident", "question", "request", "suggestion");
    private static final List<String> IMPACTS = List.of("user", "department", "organisation");
    private static final List<String> LEVELS = List.of("low", "medium", "high");

    private static final Map<String, Object> NOTHING_KNOWN = new HashMap<>();

    static {
        List.of("policy", "emergency", "majorIncident", "requestKind", "impact", "urgency", "criticality", "category", "classification")
                .forEach(fact -> NOTHING_KNOWN.put(fact, null));
    }

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).isEqualTo(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/assignPriority.csv for each of these rules").isEmpty();
    }

    @Test
    void agreesWithEveryRowOfTheLogOfARealServiceDesk() {
        Map<String, String> impacts = Map.of("1 - High", "organisation", "2 - Medium", "department", "3 - Low", "user");
        Map<String, String> urgencies = Map.of("1 - High", "high", "2 - Medium", "medium", "3 - Low", "low");
        Map<String, String> priorities = Map.of("1 - Critical", "P0", "2 - High", "P1", "3 - Moderate", "P2", "4 - Low", "P3");
        List<Map<String, String>> log = TestedDecision.table("/data/incident_event_log.csv");

        assertThat(log).hasSize(5998).allSatisfy(row -> assertThat(priority(Map.of("requestKind", "incident",
                "impact", impacts.get(row.get("impact")), "urgency", urgencies.get(row.get("urgency")))))
                .as(row.get("number")).isEqualTo(priorities.get(row.get("priority"))));
        assertThat(log.stream().map(row -> row.get("number")).distinct()).hasSize(890);
    }

    @Test
    void everyPossibleTicketGetsOnePriority() {
        for (Map<String, Object> facts : everyTicket()) {
            assertThat(DECISION.answer(facts)).as("%s", facts).singleElement()
                    .satisfies(answer -> assertThat(answer).containsOnlyKeys("priority", "classificationCertain", "reason")
                            .doesNotContainValue(null));
        }
    }

    @Test
    void afterTheExceptionsOnTopTheOrderOfTheRowsDoesNotMatter() {
        TestedDecision unordered = TestedDecision.changed("assignPriority", model -> {
            DecisionTable table = model.getModelElementById("decisionTable_assignPriority");
            table.setHitPolicy(HitPolicy.UNIQUE);
            for (String exception : List.of("rule_emergency", "rule_majorIncident")) {
                table.removeChildElement(model.<Rule>getModelElementById(exception));
            }
        });
        for (Map<String, Object> facts : everyTicket()) {
            assertThatCode(() -> unordered.answer(facts)).as("two rows fit %s", facts).doesNotThrowAnyException();
        }
    }

    @Test
    void aGraverFactNeverLowersThePriority() {
        for (Map<String, Object> facts : TestedDecision.everyCombination(Map.of("policy", POLICIES, "requestKind", KINDS, "impact", IMPACTS,
                "urgency", LEVELS, "criticality", LEVELS))) {
            assertNotLowered(facts, "impact", IMPACTS);
            assertNotLowered(facts, "urgency", LEVELS);
            assertNotLowered(facts, "criticality", LEVELS);
        }
    }

    private static void assertNotLowered(Map<String, Object> facts, String fact, List<String> lightestFirst) {
        int graver = lightestFirst.indexOf(facts.get(fact)) + 1;
        if (graver < lightestFirst.size()) {
            Map<String, Object> graverFacts = new HashMap<>(facts);
            graverFacts.put(fact, lightestFirst.get(graver));
            assertThat(priority(graverFacts)).as("%s with graver %s", facts, fact).isLessThanOrEqualTo(priority(facts));
        }
    }

    @Test
    void aMissingFactCountsLikeAnEmptyOne() {
        assertThat(DECISION.answer(Map.of())).isEqualTo(List.of(
                Map.of("priority", "P3", "classificationCertain", false, "reason", "impactUrgency")));
    }

    @Test
    void onlyAPersonOrAnEmergencyMakesAP0Certain() {
        for (Map<String, Object> facts : certaintyOfEveryTicket()) {
            Map<String, Object> answer = DECISION.answer(facts).get(0);
            boolean certain = (boolean) answer.get("classificationCertain");
            boolean known = facts.get("category") != null && !facts.get("category").equals("unclear") && facts.get("requestKind") != null
                    && facts.get("impact") != null && facts.get("urgency") != null;
            boolean confirmed = "confirmed".equals(facts.get("classification"));
            boolean unclear = "unclear".equals(facts.get("classification"));
            boolean p0 = answer.get("priority").equals("P0");
            boolean emergency = Boolean.TRUE.equals(facts.get("emergency"));
            assertThat(certain).as("%s", facts).isEqualTo(emergency || confirmed || !unclear && known && !p0);
        }
    }

    private static String priority(Map<String, ?> facts) {
        Map<String, Object> ticket = new HashMap<>(NOTHING_KNOWN);
        ticket.putAll(facts);
        return (String) DECISION.answer(ticket).get(0).get("priority");
    }

    private static List<Map<String, Object>> everyTicket() {
        return TestedDecision
                .everyCombination(Map.of("policy", POLICIES, "emergency", asList(null, false, true), "majorIncident", List.of(false, true),
                        "requestKind", KINDS, "impact", asList(null, "user", "department", "organisation"), "urgency",
                        asList(null, "low", "medium", "high"),
                        "criticality", asList(null, "low", "medium", "high"), "category", List.of("system"), "classification",
                        List.of("confirmed")));
    }

    private static List<Map<String, Object>> certaintyOfEveryTicket() {
        return TestedDecision.everyCombination(Map.of("policy", List.of("merged"), "criticality", List.of("low"), "emergency",
                asList(null, true), "majorIncident", asList(null, true),
                "requestKind", KINDS, "impact", asList(null, "user", "organisation"), "urgency", asList(null, "low", "high"),
                "category", asList(null, "unclear", "system"), "classification", asList(null, "unclear", "confirmed")));
    }
}
