package org.sixstep.engine.visibility;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No list of the engine is longer than 10,000: whoever asks for more, or does not say how many, gets so many, and the rest by {@code
 * firstResult}. The engine's own limit would refuse its web applications, which do not always say.
 */
@Component
@Order(EngineListLimit.BEHIND_THE_DOORS)
class EngineListLimit extends OncePerRequestFilter {

    static final int BEHIND_THE_DOORS = -40;
    static final int LONGEST = 10_000;

    private static final String PARAMETER = "maxResults";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/engine-rest/") && !path.startsWith("/camunda/api/engine/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String limited = limited(request.getQueryString());
        chain.doFilter(new HttpServletRequestWrapper(request) {

            @Override
            public String getQueryString() {
                return limited;
            }
        }, response);
    }

    static String limited(String query) {
        if (query == null || query.isEmpty()) {
            return PARAMETER + '=' + LONGEST;
        }
        String others = Stream.of(query.split("&")).filter(part -> !isTooMany(part)).collect(Collectors.joining("&"));
        boolean said = Stream.of(others.split("&")).anyMatch(part -> part.startsWith(PARAMETER + '='));
        return said ? others : others + (others.isEmpty() ? "" : "&") + PARAMETER + '=' + LONGEST;
    }

    /** Any other text is left to the engine, which says that it is no number. */
    private static boolean isTooMany(String part) {
        String value = part.startsWith(PARAMETER + '=') ? part.substring(PARAMETER.length() + 1) : "";
        return value.matches("-\\d+") || value.matches("\\d+") && (value.length() > 9 || Integer.parseInt(value) > LONGEST);
    }
}
