package org.sixstep.engine.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.sixstep.audit.SecurityAudit;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session when a user signs out of the web applications; the engine would only remove the user from it (ASVS 7.4.1), and a
 * concurrent request of the same page would put the user back. The CSRF token is kept in a new session, because the page that is still
 * open logs in with it.
 */
@Component
class SignOutFilter extends OncePerRequestFilter {

    private static final String PATH = "/camunda/api/admin/auth/user/";
    private static final String ACT = "/logout";

    private final SecurityAudit audit;

    SignOutFilter(SecurityAudit audit) {
        this.audit = audit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !(path.startsWith(PATH) && path.endsWith(ACT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String user = session == null ? null : WebApplicationSessions.owner(session.getAttribute(WebApplicationSessions.LOGGED_IN));
        chain.doFilter(request, response);
        HttpSession after = request.getSession(false);
        if (user == null || after == null || WebApplicationSessions.owner(after.getAttribute(WebApplicationSessions.LOGGED_IN)) != null) {
            return;
        }
        Object token = after.getAttribute(WebApplicationSessions.TOKEN);
        after.invalidate();
        if (!response.isCommitted()) {
            request.getSession(true).setAttribute(WebApplicationSessions.TOKEN, token);
        }
        audit.record(user, "signedOut", user, Map.of("address", request.getRemoteAddr()));
    }
}
