package org.sixstep.engine.expression;

import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * The engine's own FEEL with a cache: as delivered it parses every cell of a decision table and creates all built-in functions for every
 * cell of every evaluation, which takes most of a decision's time.
 */
public class CachingFeelEngineFactory implements FeelEngineFactory {

    @Override
    public FeelEngine createInstance() {
        return new ScalaFeelEngine(List.of()) {
            @Override
            protected org.camunda.feel.FeelEngine buildFeelEngine(CustomFunctionTransformer functions,
                    CompositeValueMapper values) {
                return new Prepared(super.buildFeelEngine(functions, values));
            }
        };
    }

    @SuppressWarnings("deprecation") // the engine calls these methods, so their results are what can be cached
    private static final class Prepared extends org.camunda.feel.FeelEngine {

        /** More than the different cells of any set of tables; limited so that they cannot fill the memory. */
        private static final int MOST_CELLS = 20_000;

        private final Cache<String, Either<Failure, ParsedExpression>> expressions = cells();
        private final Cache<String, Either<Failure, ParsedExpression>> unaryTests = cells();
        private final FeelInterpreter interpreter = new FeelInterpreter(valueMapper());
        private final FunctionProvider builtinFunctions = new BuiltinFunctions(clock(), valueMapper());

        Prepared(org.camunda.feel.FeelEngine plain) {
            super(plain.functionProvider(), new Bounded(plain.valueMapper()), plain.configuration(), plain.clock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return expressions.get(text, unknown -> limited(unknown, super::parseExpression));
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return unaryTests.get(text, unknown -> limited(unknown, super::parseUnaryTests));
        }

        /** What {@link FeelLimits} refuses counts as unreadable, also in a table that was deployed before there were limits. */
        private static Either<Failure, ParsedExpression> limited(String text, Function<String, Either<Failure, ParsedExpression>> parser) {
            return FeelLimits.problem(text).map(Prepared::failure).orElseGet(() -> {
                Either<Failure, ParsedExpression> parsed = parser.apply(text);
                return parsed.isLeft() ? parsed
                        : FeelLimits.problem(parsed.toOption().get().expression()).map(Prepared::failure).orElse(parsed);
            });
        }

        private static Either<Failure, ParsedExpression> failure(String problem) {
            return new Left<>(new Failure(problem));
        }

        private static Cache<String, Either<Failure, ParsedExpression>> cells() {
            return Caffeine.newBuilder().maximumSize(MOST_CELLS).executor(Runnable::run).build();
        }

        /** Anything but a plain success is evaluated again by the original, for its error messages. */
        @Override
        public EvaluationResult evaluate(ParsedExpression parsed, Context facts) {
            try {
                EvalContext context = EvalContext.create(valueMapper(), builtinFunctions).merge(facts);
                Val value = interpreter.eval(parsed.expression(), context);
                var warnings = context.failureCollector().failures();
                if (warnings.forall(Prepared::isMissingFact) && !(value instanceof ValError) && !(value instanceof ValFatalError)) {
                    return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), warnings);
                }
            } catch (RuntimeException unexpected) {
                return super.evaluate(parsed, facts);
            }
            return super.evaluate(parsed, facts);
        }

        /** A table may ask for a fact that the record does not have yet: it is null. */
        private static boolean isMissingFact(EvaluationFailure warning) {
            return warning.failureType() == EvaluationFailureType.NO_VARIABLE_FOUND$.MODULE$;
        }
    }

    /** Every fact, function result and answer of FEEL is checked here: none may be so long that the next could fill the memory. */
    private record Bounded(ValueMapper plain) implements ValueMapper {

        @Override
        public Val toVal(Object value) {
            return bounded(plain.toVal(bounded(value)));
        }

        @Override
        public Object unpackVal(Val value) {
            return plain.unpackVal(bounded(value));
        }

        private static <T> T bounded(T value) {
            if (FeelLimits.isTooLong(value)) {
                throw new IllegalArgumentException("A value is longer than tables and conditions may use.");
            }
            return value;
        }
    }
}
