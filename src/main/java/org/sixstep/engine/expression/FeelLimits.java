package org.sixstep.engine.expression;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;
import org.sixstep.text.CatalogueText;

/**
 * Which FEEL a table or a form may use: comparisons, arithmetic, and functions whose cost is limited by the size of their arguments.
 * Nothing loops and no value grows, so every evaluation ends soon; no Java object is accessed, which FEEL would do by reflection.
 */
final class FeelLimits {

    private static final int LONGEST = 1_000;
    /** The parser tries each bracket in several ways, and for each way the nested ones again. */
    private static final int MOST_OPEN = 4;
    /** As in ]1..5[, whose brackets do not match. */
    private static final int MOST_UNPAIRED = 2;
    private static final int LONGEST_VALUE = 40_000;
    private static final Pattern TEXT_NAME_OR_COMMENT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"?|`[^`]*+`?|//[^\\n]*+|/\\*.*?(?:\\*/|$)",
            Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("\\(I*+\\)|\\[I*+]|\\{I*+}|[(\\[]I*\\.\\.I*[)\\]]".replace("I", "[^()\\[\\]{}]"));
    private static final Pattern BRACKET = Pattern.compile("[()\\[\\]{}]");
    private static final Set<Class<?>> CLOSED = Set.of(For.class, SomeItem.class, EveryItem.class, Filter.class, FunctionDefinition.class,
            JavaFunctionInvocation.class,
            QualifiedFunctionInvocation.class, NamedFunctionParameters.class, ConstContext.class, Exponentiation.class);
    /** Concatenated texts grow, and each {@code in} may be evaluated twice, with everything inside it. */
    private static final Map<Class<?>, Integer> FEW = Map.of(Addition.class, 10, In.class, 5);
    private static final Set<String> FUNCTIONS = Set.of("not", "contains", "starts with", "ends with", "lower case", "upper case",
            "substring", "substring before",
            "substring after", "string length", "list contains", "count", "min", "max", "sum", "mean", "all", "any", "floor", "ceiling",
            "abs", "modulo", "is defined",
            "get or else", "is empty", "today", "now", "date", "time", "date and time", "years and months duration", "day of week",
            "day of year", "week of year",
            "month of year");
    /** A second parameter would be the number of digits. */
    private static final Set<String> WITH_ONE_PARAMETER = Set.of("floor", "ceiling");
    /** Searching a long text in a long text takes the product of their lengths. */
    private static final Set<String> SEARCHING = Set.of("contains", "substring before", "substring after");
    private static final Set<String> PARTS = Set.of("year", "month", "day", "weekday", "hour", "minute", "second", "timezone",
            "time offset", "days", "hours",
            "minutes", "seconds", "years", "months");

    private FeelLimits() {
    }

    /** Why a text is refused before parsing, as the end of a sentence about its element; empty if it is not. */
    static Optional<String> problem(String text) {
        if (text.length() > LONGEST) {
            return said("feel.tooLong", LONGEST);
        }
        String rest = TEXT_NAME_OR_COMMENT.matcher(text).replaceAll(" ");
        for (int open = 0; open < MOST_OPEN; open++) {
            rest = PAIR.matcher(rest).replaceAll(" ");
        }
        if (BRACKET.matcher(rest).results().count() > MOST_UNPAIRED) {
            return said("feel.brackets", MOST_OPEN);
        }
        return Optional.empty();
    }

    /** What in it is not allowed, as the end of a sentence about its element; empty if everything is. */
    static Optional<String> problem(Exp expression) {
        Map<Class<?>, Integer> counted = new HashMap<>();
        Deque<Object> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Object node = open.pop();
            String kind = node.getClass().getSimpleName();
            if (CLOSED.contains(node.getClass())) {
                return said("feel.closed", kind);
            }
            if (FEW.containsKey(node.getClass()) && counted.merge(node.getClass(), 1, Integer::sum) > FEW.get(node.getClass())) {
                return said("feel.few", FEW.get(node.getClass()), kind);
            }
            if (node instanceof FunctionInvocation call && problemOfCall(call).isPresent()) {
                return problemOfCall(call);
            }
            if (node instanceof PathExpression path && !PARTS.contains(path.key())) {
                return said("feel.partOfValue", path.key());
            }
            if (node instanceof Ref name && !Stream.of(name.names().mkString(".").split("\\.")).skip(1).allMatch(PARTS::contains)) {
                return said("feel.part", name.names().mkString("."));
            }
            Iterator<?> parts = node instanceof Iterable<?> many ? many.iterator()
                    : node instanceof Product product ? product.productIterator() : null;
            while (parts != null && parts.hasNext()) {
                Object part = parts.next();
                if (part instanceof Product || part instanceof Iterable<?>) {
                    open.push(part);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfCall(FunctionInvocation call) {
        String function = call.function();
        if (!FUNCTIONS.contains(function)) {
            return said("feel.function", function);
        }
        List<Exp> parameters = call.params() instanceof PositionalFunctionParameters positional
                ? CollectionConverters.asJava(positional.params()) : List.of();
        if (WITH_ONE_PARAMETER.contains(function) && parameters.size() > 1) {
            return said("feel.oneArgument", function);
        }
        if (SEARCHING.contains(function) && parameters.stream().skip(1).anyMatch(sought -> !(sought instanceof ConstString))) {
            return said("feel.literal", function);
        }
        return Optional.empty();
    }

    private static Optional<String> said(String code, Object... values) {
        return Optional.of(CatalogueText.say(code, Stream.of(values).map(String::valueOf).toArray()));
    }

    /** Whether a value is too large as an input or a result of a table or condition. */
    static boolean isTooLong(Object value) {
        return size(value) > LONGEST_VALUE;
    }

    /** Counted no further than the limit: a short list of lists of lists can hold more than there is time for. */
    private static int size(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof ValString text) {
            return text.value().length();
        }
        Collection<?> parts = value instanceof Collection<?> many ? many : value instanceof Map<?, ?> map ? map.values()
                : value instanceof ValList list ? CollectionConverters.asJava(list.items()) : List.of();
        int size = 1;
        for (Object part : parts) {
            size += size(part);
            if (size > LONGEST_VALUE) {
                break;
            }
        }
        return size;
    }
}
