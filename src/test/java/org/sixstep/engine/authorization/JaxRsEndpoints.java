package org.sixstep.engine.authorization;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every path that JAX-RS resources answer, with those that they hand on to others. */
final class JaxRsEndpoints {

    /** @param path with a leading slash, parameters in braces */
    record Endpoint(String method, String path) implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    private final Set<Endpoint> found = new TreeSet<>();
    private final Deque<Class<?>> way = new ArrayDeque<>();

    private JaxRsEndpoints() {
    }

    /** Of those of these classes that are resources. */
    static Set<Endpoint> of(Iterable<Class<?>> classes) {
        JaxRsEndpoints endpoints = new JaxRsEndpoints();
        for (Class<?> type : classes) {
            annotation(type, Path.class).ifPresent(path -> endpoints.visit(type, join("", path.value())));
        }
        return endpoints.found;
    }

    private void visit(Class<?> type, String path) {
        if (way.contains(type)) {
            return;
        }
        way.push(type);
        for (Method method : type.getMethods()) {
            List<Annotation> annotations = annotations(method);
            Optional<String> part = annotations.stream().filter(Path.class::isInstance).map(annotation -> ((Path) annotation).value())
                    .findFirst();
            Optional<String> verb = annotations.stream().map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(http -> http != null).map(HttpMethod::value).findFirst();
            String whole = join(path, part.orElse(""));
            if (verb.isPresent()) {
                found.add(new Endpoint(verb.get(), whole));
            } else if (part.isPresent()) {
                visit(method.getReturnType(), whole);
            }
        }
        way.pop();
    }

    /** Of the method and of those that it overrides. */
    private static List<Annotation> annotations(Method method) {
        List<Annotation> annotations = new ArrayList<>();
        for (Class<?> type : family(method.getDeclaringClass())) {
            try {
                annotations.addAll(Arrays.asList(type.getDeclaredMethod(method.getName(), method.getParameterTypes()).getAnnotations()));
            } catch (NoSuchMethodException e) {
                // declared by another one of the family
            }
        }
        return annotations;
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> kind) {
        return family(type).stream().map(one -> one.getAnnotation(kind)).filter(one -> one != null).findFirst();
    }

    private static List<Class<?>> family(Class<?> type) {
        List<Class<?>> family = new ArrayList<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            family.add(one);
            for (Class<?> parent : one.getInterfaces()) {
                family.addAll(family(parent));
            }
        }
        return family;
    }

    private static String join(String path, String part) {
        return (path + "/" + part).replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
