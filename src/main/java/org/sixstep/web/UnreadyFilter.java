package org.sixstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 to every request while the application is not ready: the port is open before the models are deployed, and without its
 * database there is nothing to answer with. Only the health endpoints and the style sheet of the page that says so are served.
 */
@Component
@Order(UnreadyFilter.BEFORE_SESSIONS)
public class UnreadyFilter extends OncePerRequestFilter {

    static final int BEFORE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 10;
    /** Seconds, for Retry-After. */
    public static final int RETRY_AFTER = 5;

    private final ApplicationAvailability availability;

    UnreadyFilter(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/") || path.startsWith("/css/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** A page for people and a problem for programs, which say when to come back. */
    public static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER));
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
