package org.sixstep.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that an operation of the API does not know, or that comes twice: a filter that is overlooked answers tickets
 * that nobody asked for.
 */
class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().getPackage().equals(KnownParameters.class.getPackage())) {
            TreeSet<String> known = Stream.of(method.getMethod().getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class)).map(Parameter::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            Map<String, String> problems = new TreeMap<>();
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    problems.put(name, known.isEmpty() ? CatalogueText.say("api.noParameters")
                            : CatalogueText.say("api.unknownParameter", String.join(", ", known)));
                } else if (values.length > 1) {
                    problems.put(name, CatalogueText.say("api.parameterTwice"));
                }
            });
            if (!problems.isEmpty()) {
                throw new InvalidFormException(problems);
            }
        }
        return true;
    }
}
