package org.sixstep.engine.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;

/**
 * Parses an expression of a diagram at deployment and reports what in it can never be evaluated. {@link ModelExpressionManager} refuses the
 * same and more at evaluation; this check informs the author at once.
 */
public final class ModelExpressions {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_PART = 500;
    private static final Pattern PART = Pattern.compile("[$#]\\{[^}]*}?");

    private final ModelExpressionManager fence;

    public ModelExpressions(ModelExpressionManager fence) {
        this.fence = fence;
    }

    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What is wrong with it, as the end of a sentence about its element; empty if nothing is. */
    public Optional<String> problem(String text) {
        if (text.length() > LONGEST || PART.matcher(text).results().anyMatch(part -> part.group().length() > LONGEST_PART)) {
            return Optional.of(CatalogueText.say("expression.tooLong"));
        }
        Tree tree;
        try {
            tree = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text.strip());
        } catch (TreeBuilderException e) {
            return Optional.of(CatalogueText.say("expression.unreadable", shown(text), String.valueOf(e.getMessage())));
        }
        for (FunctionNode function : tree.getFunctionNodes()) {
            if (!ModelExpressionManager.FUNCTIONS.contains(function.getName())) {
                return Optional.of(CatalogueText.say("expression.function", shown(text), function.getName()));
            }
        }
        Deque<Node> open = new ArrayDeque<>();
        open.add(tree.getRoot());
        while (!open.isEmpty()) {
            Node node = open.pop();
            String closed = closed(node);
            if (closed != null) {
                return Optional.of(CatalogueText.say("expression.closed", shown(text), closed));
            }
            for (int child = 0; child < node.getCardinality(); child++) {
                if (node.getChild(child) != null) {
                    open.push(node.getChild(child));
                }
            }
        }
        return Optional.empty();
    }

    /** The name in this node that models may not use. */
    private @Nullable String closed(Node node) {
        if (node instanceof AstIdentifier identifier) {
            return fence.isClosedBean(identifier.getName()) ? identifier.getName() : null;
        }
        if (node instanceof AstMethod) {
            String method = property(node.getChild(0));
            return method == null || fence.isEverOpen(method) ? null : method;
        }
        String property = property(node);
        return property != null && ExpressionAllowList.isNever(property) ? property : null;
    }

    /** The name after a dot, or in brackets if it is a literal. */
    private static @Nullable String property(Node node) {
        if (node instanceof AstDot dot) {
            Matcher name = Pattern.compile("\\W*(\\w+)\\W*").matcher(dot.toString());
            return name.matches() ? name.group(1) : null;
        }
        return node instanceof AstBracket && node.getChild(1) instanceof AstString name ? String.valueOf(name.eval(null, null)) : null;
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
