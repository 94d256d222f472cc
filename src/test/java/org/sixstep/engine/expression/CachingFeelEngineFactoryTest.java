package org.sixstep.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingFeelEngineFactoryTest {

    private final FeelEngine delivered = new ScalaFeelEngineFactory(List.of()).createInstance();
    private final FeelEngine prepared = new CachingFeelEngineFactory().createInstance();

    private final VariableContext facts = Variables.createVariables().putValue("impact", "user").putValue("urgency", null)
            .putValue("emergency", true).putValue("round", 2).putValue("tags", List.of("vpn", "printer")).asVariableContext();

    @ParameterizedTest
    @ValueSource(strings = {"\"P0\"", "75", "true", "impact", "urgency", "missing", "if missing = null then \"none\" else missing",
        "impact = \"user\" and emergency", "round + 1", "round + impact", "count(tags)", "list contains(tags, \"vpn\")",
        "upper case(impact)",
        "date(\"2026-11-21\")", "duration(\"PT4H\")", "date(\"2026-11-21\").year", "null"})
    void answersLikeTheEngineAsDelivered(String expression) {
        for (int time = 0; time < 2; time++) {
            assertThat((Object) prepared.evaluateSimpleExpression(expression, facts))
                    .isEqualTo(delivered.evaluateSimpleExpression(expression, facts));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"user\"", "\"user\", \"department\"", "not(\"user\")", "not(null)", "null", "-", "emergency", "missing",
        "> 1", "[1..3]",
        "? = \"user\"", "starts with(?, \"u\")"})
    void testsCellsLikeTheEngineAsDelivered(String cell) {
        for (Object input : new Object[] {"user", "organisation", null, 2, true}) {
            VariableContext withInput = Variables.createVariables().putValue("input", input).putValue("emergency", true)
                    .asVariableContext();
            for (int time = 0; time < 2; time++) {
                assertThat(prepared.evaluateSimpleUnaryTests(cell, "input", withInput)).as("%s for %s", cell, input)
                        .isEqualTo(delivered.evaluateSimpleUnaryTests(cell, "input", withInput));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if then", "\"open", "date(1, 2, 3, 4"})
    void failsInTheWordsOfTheEngineAsDelivered(String expression) {
        Throwable failure = catchThrowable(() -> delivered.evaluateSimpleExpression(expression, facts));
        assertThat(failure).isInstanceOf(FeelException.class);
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> prepared.evaluateSimpleExpression(expression, facts)).isInstanceOf(FeelException.class)
                    .hasMessage(failure.getMessage());
        }
    }

    @Test
    void whatIsPreparedHoldsNoFactsAndNoTime() {
        Object before = prepared.evaluateSimpleExpression("now()", facts);
        assertThat((Object) prepared.evaluateSimpleExpression("now() > before",
                Variables.createVariables().putValue("before", before).asVariableContext()))
                .isEqualTo(true);
        assertThat(
                (Object) prepared.evaluateSimpleExpression("round", Variables.createVariables().putValue("round", 3).asVariableContext()))
                .isEqualTo(3L);
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() {
        assertThat(IntStream.range(0, 2_000).parallel()
                .mapToObj(number -> (Object) prepared.evaluateSimpleExpression("round + " + number % 7,
                        Variables.createVariables().putValue("round", number).asVariableContext()))
                .toList())
                .isEqualTo(IntStream.range(0, 2_000).mapToObj(number -> (Object) (long) (number + number % 7)).toList());
    }
}
