package org.sixstep.process.decision;

import static java.util.Arrays.asList;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.process.decision.TestedDecision.Case;

class SetServiceLevelsDecisionTest {

    private static final TestedDecision DECISION = TestedDecision.of("setServiceLevels");
    private static final TestedDecision PRIORITY = TestedDecision.of("assignPriority");

    private static final List<String> CLOCKS = List.of("record", "triage", "response", "escalate", "workshop", "resolve",
            "updateReporter", "updateLead", "callBack", "archive");
    private static final List<String> CALENDARS = List.of("24x7", "workHours", "workDays");
    private static final List<String> KINDS = asList(null, "incident", "question", "request", "suggestion");

    static List<Case> cases() {
        return DECISION.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void promisesWhatTheCaseSays(Case each) {
        assertThat(DECISION.answerInWords(each.facts())).containsExactlyInAnyOrderElementsOf(each.expected());
    }

    @Test
    void everyRuleIsHitByACase() {
        assertThat(DECISION.rulesWithoutCase()).as("Add a case to processes/setServiceLevels.csv for each of these rules").isEmpty();
    }

    @Test
    void everyTargetCanBeMeasured() {
        for (Map<String, Object> facts : everyPromise(asList(null, "merged", "guide-000", "team-001", "service-002"))) {
            assertThat(DECISION.answer(facts)).allSatisfy(level -> {
                assertThat(level).containsOnlyKeys("clock", "target", "calendar", "warnPercent", "source", "startsFrom", "pausable");
                assertThat(level.get("startsFrom")).isIn("acceptance", "step");
                assertThat(level.get("pausable")).isEqualTo(List.of("escalate", "workshop", "resolve").contains(level.get("clock")));
                assertThat(level.get("clock")).isIn(CLOCKS);
                assertThat(level.get("calendar")).isIn(CALENDARS);
                assertThat(duration(level)).isBetween(Duration.ZERO, Duration.ofDays(5));
                assertThat(level.get("warnPercent")).isEqualTo(75);
                assertThat(level.get("source")).isIn("000", "001", "002");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0", "P1", "P2", "P3"})
    void everyClockOfAMergedTicketHasATarget(String priority) {
        List<String> intervals = priority.compareTo("P1") <= 0 ? List.of() : List.of("updateReporter", "updateLead");
        for (String kind : KINDS) {
            Map<String, Object> facts = new HashMap<>(Map.of("policy", "merged", "priority", priority));
            facts.put("requestKind", kind);
            assertThat(byClock(facts)).containsOnlyKeys(CLOCKS.stream().filter(clock -> !intervals.contains(clock)).toList());
        }
    }

    @Test
    void noDocumentPromisesTwiceForOneClockExceptThatAMergedTicketTakesTheStricterLabel() {
        for (Map<String, Object> facts : everyPromise(List.of("guide-000", "team-001", "service-002"))) {
            assertThat(byClock(facts).values()).as("%s", facts).allSatisfy(levels -> assertThat(levels).hasSize(1));
        }
    }

    /** Requirements, section 4: the minimum of each target, not of one priority number. */
    @ParameterizedTest
    @ValueSource(strings = {"guide-000", "team-001", "service-002"})
    void aMergedTicketIsNeverPromisedLessThanTheDocumentPromisesForTheSameFacts(String document) {
        for (Map<String, Object> facts : TestedDecision
                .everyCombination(Map.of("emergency", List.of(false), "majorIncident", List.of(false, true),
                        "category", List.of("system"), "classification", List.of("confirmed"), "requestKind", KINDS,
                        "impact", asList(null, "user", "department", "organisation"), "urgency", asList(null, "low", "medium", "high"),
                        "criticality", asList(null, "low", "medium", "high")))) {
            Map<Object, List<Map<String, Object>>> merged = byClock(classified(facts, "merged"));
            byClock(classified(facts, document)).forEach((clock, levels) -> assertThat(merged.get(clock)).as("%s of %s", clock, facts)
                    .anySatisfy(level -> assertThat(isNotLaterThan(level, levels.get(0))).isTrue()));
        }
    }

    private static Map<String, Object> classified(Map<String, Object> facts, String policy) {
        Map<String, Object> classified = new HashMap<>(facts);
        classified.put("policy", policy);
        classified.put("priority", PRIORITY.answer(classified).get(0).get("priority"));
        return classified;
    }

    /** Round the clock is never later than the same time counted in working days. */
    private static boolean isNotLaterThan(Map<String, Object> level, Map<String, Object> other) {
        return duration(level).compareTo(duration(other)) <= 0
                && (level.get("calendar").equals("24x7") || level.get("calendar").equals(other.get("calendar")));
    }

    private static Duration duration(Map<String, Object> level) {
        return Duration.parse((String) level.get("target"));
    }

    private static Map<Object, List<Map<String, Object>>> byClock(Map<String, Object> facts) {
        return DECISION.answer(facts).stream().collect(groupingBy(level -> level.get("clock")));
    }

    private static List<Map<String, Object>> everyPromise(List<String> policies) {
        return TestedDecision
                .everyCombination(Map.of("policy", policies, "priority", asList(null, "P0", "P1", "P2", "P3"), "requestKind", KINDS));
    }
}
