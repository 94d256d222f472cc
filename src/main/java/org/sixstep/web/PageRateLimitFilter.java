package org.sixstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.sixstep.SixstepProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how often a network may request pages without a login, before anything is read from the database (ASVS 2.4.1). In the web
 * applications it limits requests without a session, each of which would create a new one.
 */
@Component
@Order(PageRateLimitFilter.BEFORE_SECURITY)
public class PageRateLimitFilter extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -200;

    /** Pages and their API, not static files. */
    private static final Pattern STAFF = Pattern.compile("/camunda/(?:api|app)/[^.]*");

    private final FixedWindowCounter requests;
    private final int limit;

    PageRateLimitFilter(Clock clock, SixstepProperties properties) {
        this.requests = new FixedWindowCounter(clock);
        this.limit = properties.pageRequestsPerMinute();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/") && !path.startsWith("/t/") && (!STAFF.matcher(path).matches() || request.getSession(false) != null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (requests.add(request.getRemoteAddr()) > limit) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(requests.secondsLeft()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
    }
}
