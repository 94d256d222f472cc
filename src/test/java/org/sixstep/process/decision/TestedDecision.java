package org.sixstep.process.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.sixstep.engine.expression.CachingFeelEngineFactory;

/** A decision of {@code processes/} with the cases that lie beside it, evaluated without a process engine. */
public final class TestedDecision {

    /** Facts, the rows which the decision must answer to them (every value as text), and why. */
    record Case(Map<String, Object> facts, List<Map<String, String>> expected, String reason) {

        @Override
        public String toString() {
            return reason + " " + facts;
        }
    }

    private static final String EXPECTED = "expected_";

    private final String stem;
    private final DmnModelInstance model;
    private final Set<String> rulesHit = new LinkedHashSet<>();
    private final DmnEngine engine;
    private final DmnDecision decision;

    private TestedDecision(String stem, DmnModelInstance model) {
        this.stem = stem;
        this.model = model;
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(this::rememberRules));
        engine = configuration.buildEngine();
        decision = engine.parseDecision(stem, model);
    }

    public static TestedDecision of(String stem) {
        return changed(stem, model -> {
        });
    }

    /** A decision of the same name whose model was changed before. */
    static TestedDecision changed(String stem, Consumer<DmnModelInstance> change) {
        DmnModelInstance model = Dmn.readModelFromStream(file("/processes/" + stem + ".dmn"));
        change.accept(model);
        return new TestedDecision(stem, model);
    }

    private void rememberRules(DmnDecisionTableEvaluationEvent table) {
        table.getMatchingRules().forEach(rule -> rulesHit.add(rule.getId()));
    }

    /** The rows of the answer; none if no rule fits. */
    public List<Map<String, Object>> answer(Map<String, ?> facts) {
        return engine.evaluateDecision(decision, new HashMap<>(facts)).getResultList();
    }

    List<Map<String, String>> answerInWords(Map<String, ?> facts) {
        return answer(facts).stream().map(TestedDecision::inWords).toList();
    }

    private static Map<String, String> inWords(Map<String, Object> row) {
        Map<String, String> words = new LinkedHashMap<>();
        row.forEach((output, value) -> words.put(output, Objects.toString(value, null)));
        return words;
    }

    /** The rules of all tables of the file. */
    List<Rule> rules() {
        return List.copyOf(model.getModelElementsByType(Rule.class));
    }

    /** The rules which no case hits: what they decide is not tested. */
    List<String> rulesWithoutCase() {
        rulesHit.clear();
        cases().forEach(each -> answer(each.facts()));
        return rules().stream().map(Rule::getId).filter(rule -> !rulesHit.contains(rule)).toList();
    }

    /** Lines with the same facts are the rows of one answer; a line that expects nothing says that no rule fits. */
    List<Case> cases() {
        Map<Map<String, Object>, Case> cases = new LinkedHashMap<>();
        for (Map<String, String> line : table("/processes/" + stem + ".csv")) {
            Map<String, Object> facts = new LinkedHashMap<>();
            Map<String, String> expected = new LinkedHashMap<>();
            line.forEach((column, text) -> {
                if (column.startsWith(EXPECTED)) {
                    expected.put(column.substring(EXPECTED.length()), text);
                } else if (!column.equals("reason")) {
                    facts.put(column, "true".equals(text) || "false".equals(text) ? Boolean.valueOf(text) : text);
                }
            });
            Case found = cases.computeIfAbsent(facts, same -> new Case(same, new ArrayList<>(), line.get("reason")));
            if (expected.values().stream().anyMatch(Objects::nonNull)) {
                found.expected().add(expected);
            }
        }
        return List.copyOf(cases.values());
    }

    /** The lines of a CSV file by column; what is empty is null, {@code ""} is an empty text. */
    static List<Map<String, String>> table(String path) {
        List<String> lines = new BufferedReader(new InputStreamReader(file(path), UTF_8)).lines().toList();
        String[] columns = lines.get(0).split(",");
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Map<String, String> row(String[] columns, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns.length) {
            throw new IllegalArgumentException("Needs " + columns.length + " cells: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns[i], cells[i].isEmpty() ? null : cells[i].replace("\"\"", ""));
        }
        return row;
    }

    private static InputStream file(String path) {
        return requireNonNull(TestedDecision.class.getResourceAsStream(path), path + " is missing");
    }

    /** Every combination of these values: keys and lists of values in turn. */
    static List<Map<String, Object>> everyCombination(Map<String, List<?>> values) {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<?>> fact : values.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                fact.getValue().forEach(value -> {
                    Map<String, Object> facts = new LinkedHashMap<>(combination);
                    facts.put(fact.getKey(), value);
                    longer.add(facts);
                });
            }
            combinations = longer;
        }
        return combinations;
    }
}
