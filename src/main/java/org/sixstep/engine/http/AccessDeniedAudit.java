package org.sixstep.engine.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.webapp.WebApplicationSessions;
import org.sixstep.login.RequestOrigin;
import org.sixstep.web.FixedWindowCounter;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records in the security log what a logged-in person asked for and may not have (ASVS 16.3.2), whether refused by an endpoint, by the
 * engine's authorizations or by its web applications. Requests without a login are not recorded. Each node writes only a few entries per
 * person and minute, so that nobody can fill the table.
 */
@Component
@Order(AccessDeniedAudit.AFTER_SECURITY)
class AccessDeniedAudit extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -60;

    private static final int MOST_A_MINUTE = 10;

    private final SecurityAudit audit;
    private final FixedWindowCounter recorded;

    AccessDeniedAudit(SecurityAudit audit, Clock clock) {
        this.audit = audit;
        this.recorded = new FixedWindowCounter(clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // a missing token ends the session before it is refused
        String before = request.getRequestURI().startsWith("/camunda/api/") ? who(request) : null;
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            record(request, before == null ? who(request) : before);
        }
    }

    void record(HttpServletRequest request) {
        record(request, who(request));
    }

    private void record(HttpServletRequest request, @Nullable String who) {
        if (who != null && recorded.add(who) <= MOST_A_MINUTE) {
            audit.recordIfPossible(who, "accessRefused", request.getMethod() + ' ' + request.getRequestURI(),
                    RequestOrigin.current().map(origin -> Map.of("address", origin.address())).orElse(Map.of()));
        }
    }

    /** By what came with this request, else by the session of the web applications. */
    private static @Nullable String who(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            return login.getName();
        }
        HttpSession session = request.getSession(false);
        return session == null ? null : WebApplicationSessions.owner(session.getAttribute(WebApplicationSessions.LOGGED_IN));
    }
}
