package org.sixstep.engine.expression;

import camundajar.impl.scala.util.Either;
import java.util.Optional;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.sixstep.text.CatalogueText;

/** Parses FEEL at deployment as at evaluation, so that a mistake, or what {@link FeelLimits} refuses, is reported at once. */
public final class FeelTexts {

    private final FeelEngine feel = new FeelEngine.Builder().build();

    public Optional<String> problemOfExpression(String text) {
        return FeelLimits.problem(text).or(() -> problem(text, feel.parseExpression(text)));
    }

    public Optional<String> problemOfTest(String text) {
        return FeelLimits.problem(text).or(() -> problem(text, feel.parseUnaryTests(text)));
    }

    private static Optional<String> problem(String text, Either<Failure, ParsedExpression> parsed) {
        if (parsed.isLeft()) {
            String line = text.strip().replaceAll("\\s+", " ");
            return Optional.of(CatalogueText.say("feel.unreadable", line.length() <= 120 ? line : line.substring(0, 120) + "…"));
        }
        return FeelLimits.problem(parsed.toOption().get().expression());
    }
}
