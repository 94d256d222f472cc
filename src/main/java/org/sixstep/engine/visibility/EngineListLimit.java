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
 * Limits the engine's lists to 10,000 results: a request for more, or without {@code maxResults}, gets that many, and the rest by {@code
 * firstResult}. The engine's own limit would refuse requests of its web applications that set none.
 */
@Component
@Order(EngineListLimit.AFTER_SECURITY)
class EngineListLimit extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -40;
    static final int MAX_RESULTS = 10_000;

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
            return PARAMETER + '=' + MAX_RESULTS;
        }
        String others = Stream.of(query.split("&")).filter(part -> !isTooMany(part)).collect(Collectors.joining("&"));
        boolean present = Stream.of(others.split("&")).anyMatch(part -> part.startsWith(PARAMETER + '='));
        return present ? others : others + (others.isEmpty() ? "" : "&") + PARAMETER + '=' + MAX_RESULTS;
    }

    /** Any other text is left to the engine, which answers that it is not a number. */
    private static boolean isTooMany(String part) {
        String value = part.startsWith(PARAMETER + '=') ? part.substring(PARAMETER.length() + 1) : "";
        return value.matches("-\\d+") || value.matches("\\d+") && (value.length() > 9 || Integer.parseInt(value) > MAX_RESULTS);
    }
}
