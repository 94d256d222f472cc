package org.sixstep.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Which FEEL a table or a form may use: comparisons, arithmetic, and functions whose work is no more than the value they are given. Nothing repeats, so
 * every evaluation ends soon; nothing looks into a Java object, which FEEL would do by reflection.
 */
final class FeelLimits {

    static final int LONGEST = 1_000;
    private static final Set<Class<?>> REPEATING = Set.of(For.class, SomeItem.class, EveryItem.class, FunctionDefinition.class, JavaFunctionInvocation.class,
            QualifiedFunctionInvocation.class, ConstContext.class, Exponentiation.class);
    private static final Set<String> FUNCTIONS = Set.of("not", "contains", "starts with", "ends with", "lower case", "upper case", "substring", "substring before",
            "substring after", "string length", "list contains", "count", "min", "max", "sum", "mean", "all", "any", "floor", "ceiling", "abs", "modulo", "is defined",
            "get or else", "is empty", "today", "now", "date", "time", "date and time", "duration", "years and months duration", "day of week", "day of year",
            "week of year", "month of year", "concatenate", "distinct values", "index of");
    private static final Set<String> PARTS = Set.of("year", "month", "day", "weekday", "hour", "minute", "second", "timezone", "time offset", "days", "hours",
            "minutes", "seconds", "years", "months");

    private FeelLimits() {
    }

    /** What in it is not evaluated, to be put after the name of its element; empty if nothing is. */
    static Optional<String> problem(Exp expression) {
        Deque<Object> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Object node = open.pop();
            if (REPEATING.contains(node.getClass())) {
                return Optional.of("uses FEEL that is not open to tables and forms (" + node.getClass().getSimpleName() + ").");
            }
            if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
                return Optional.of("calls the FEEL function '" + call.function() + "', which is not open to tables and forms.");
            }
            if (node instanceof PathExpression path && !PARTS.contains(path.key())) {
                return Optional.of("asks for '" + path.key() + "' of a value: only the parts of a date or a duration are open.");
            }
            if (node instanceof Ref name && !Stream.of(name.names().mkString(".").split("\\.")).skip(1).allMatch(PARTS::contains)) {
                return Optional.of("asks for '" + name.names().mkString(".") + "': only the parts of a date or a duration are open.");
            }
            Iterator<?> parts = node instanceof Iterable<?> many ? many.iterator() : node instanceof Product product ? product.productIterator() : null;
            while (parts != null && parts.hasNext()) {
                Object part = parts.next();
                if (part instanceof Product || part instanceof Iterable<?>) {
                    open.push(part);
                }
            }
        }
        return Optional.empty();
    }
}
