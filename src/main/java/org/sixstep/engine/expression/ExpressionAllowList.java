package org.sixstep.engine.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The allow-list of expressions in models: types, and the methods and properties of each that may be used. None of them changes anything,
 * reads a setting of the machine, creates an object of a class by name, or takes more time or memory than the value has.
 */
final class ExpressionAllowList {

    private static final Set<String> NEVER = Set.of("class", "getClass", "declaringClass", "getDeclaringClass", "wait", "notify",
            "notifyAll");
    private static final Set<String> EVERY = Set.of("toString", "equals", "compareTo");
    private static final Set<String> BEHIND_THE_SCOPE = Set.of("getProcessEngineServices", "getProcessEngine", "getBpmnModelInstance",
            "getBpmnModelElementInstance");
    /** They may contain what a reporter wrote. */
    private static final Set<String> TEXTS_OF_TASKS = Set.of("getName", "getDescription");
    /** What can be read of an execution or a task: changes belong in the diagram, where they can be seen and checked. */
    private static final Set<String> SCOPE = Stream.of(DelegateExecution.class, DelegateTask.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .map(Method::getName)
            .filter(name -> name.matches("(get|is|has)[A-Z].*") && !BEHIND_THE_SCOPE.contains(name) && !TEXTS_OF_TASKS.contains(name))
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<Class<?>, Set<String>> OPEN = new LinkedHashMap<>();

    static {
        OPEN.put(VariableScope.class, SCOPE);
        OPEN.put(CharSequence.class,
                Set.of("length", "isEmpty", "isBlank", "toUpperCase", "toLowerCase", "trim", "strip", "contains", "startsWith", "endsWith",
                        "equalsIgnoreCase", "indexOf", "lastIndexOf", "substring", "charAt"));
        OPEN.put(Number.class, Set.of("intValue", "longValue", "doubleValue", "signum"));
        OPEN.put(Boolean.class, Set.of("booleanValue"));
        OPEN.put(Character.class, Set.of());
        OPEN.put(Date.class, Set.of("getTime", "before", "after", "toInstant"));
        OPEN.put(UUID.class, Set.of());
        OPEN.put(Optional.class, Set.of("get", "isPresent", "isEmpty", "orElse"));
        OPEN.put(Collection.class, Set.of("size", "isEmpty", "contains", "containsAll", "get", "indexOf"));
        OPEN.put(Map.class, Set.of("size", "isEmpty", "containsKey", "containsValue", "get", "keySet", "values"));
        OPEN.put(Enum.class, Set.of("name", "ordinal"));
    }

    private ExpressionAllowList() {
    }

    static boolean isNever(String name) {
        return NEVER.contains(name) || BEHIND_THE_SCOPE.contains(name) || BEHIND_THE_SCOPE.contains("get" + capitalized(name));
    }

    /** Whether any allowed type has a member of this name; dates and records have their own names. */
    static boolean isKnown(String method) {
        return EVERY.contains(method) || OPEN.values().stream().anyMatch(names -> names.contains(method))
                || method.matches("(plus|minus|with|to|is|get|at)[A-Z]\\w*");
    }

    /** Whether the expression may call this, or read the property of this name. */
    static boolean isOpen(Object value, String name) {
        if (NEVER.contains(name)) {
            return false;
        }
        Set<String> asked = Set.of(name, "get" + capitalized(name), "is" + capitalized(name));
        return open(value).stream().anyMatch(asked::contains) || EVERY.contains(name) && isPlain(value);
    }

    /** Whether it is a container: its entries may be read, whatever their names. */
    static boolean holds(Object value) {
        return value instanceof Map || value instanceof Collection || value.getClass().isArray();
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof VariableScope) && !open(value).isEmpty() || value instanceof Character || value instanceof UUID;
    }

    private static Set<String> open(Object value) {
        for (Map.Entry<Class<?>, Set<String>> entry : OPEN.entrySet()) {
            if (entry.getKey().isInstance(value)) {
                return entry.getValue();
            }
        }
        if (value instanceof Record) {
            return Stream.of(value.getClass().getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
        }
        String type = value.getClass().getName();
        return type.startsWith("java.time.") || type.startsWith("org.joda.time.") ? ofInstance(value.getClass()) : Set.of();
    }

    /** Instance methods only: a static one of Joda-Time could set the default zone for everybody. */
    static Set<String> ofInstance(Class<?> type) {
        Set<String> names = new HashSet<>();
        Stream.of(type.getMethods()).filter(method -> method.getDeclaringClass() != Object.class).map(Method::getName).forEach(names::add);
        Stream.of(type.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers())).map(Method::getName).forEach(names::remove);
        return names;
    }

    private static String capitalized(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
