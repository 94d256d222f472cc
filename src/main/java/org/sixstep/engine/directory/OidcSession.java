package org.sixstep.engine.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The session of the engine's web applications beside an OpenID Connect provider: without a login a page redirects to the provider, unless
 * the address ends in {@code ?local}; after some hours the provider is asked again; and logging out here leads on to the provider's
 * sign-out.
 */
class OidcSession extends OncePerRequestFilter {

    static final String SIGN_IN = "/oauth2/authorization/" + OidcProvider.ID;
    static final String ID_TOKEN = "sixstep.idToken";
    static final String UNTIL = "sixstep.signedInUntil";
    static final String TARGET = "sixstep.signInTarget";
    static final String LEAVE_BY = "Sixstep-Sign-Out";

    private static final String LOCAL = "local";
    private static final Pattern PAGE = Pattern.compile("/camunda/app/(?:admin|cockpit|tasklist|welcome)/default/");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    private final OidcProvider provider;
    private final Clock clock;

    OidcSession(OidcProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        endIfOver(request.getSession(false));
        if (isPageToSignInFor(request)) {
            request.getSession().setAttribute(TARGET, request.getRequestURI());
            response.sendRedirect(SIGN_IN);
            return;
        }
        if (request.getMethod().equals("POST") && LOGOUT.matcher(request.getRequestURI()).matches()
                && attribute(request.getSession(false), ID_TOKEN) instanceof String idToken) {
            response.setHeader(LEAVE_BY, provider.signOut(idToken, ServletUriComponentsBuilder.fromContextPath(request).toUriString()));
        }
        chain.doFilter(request, response);
    }

    private void endIfOver(HttpSession session) {
        if (attribute(session, UNTIL) instanceof Instant until && clock.instant().isAfter(until)) {
            session.invalidate();
        }
    }

    private static boolean isPageToSignInFor(HttpServletRequest request) {
        return request.getMethod().equals("GET") && PAGE.matcher(request.getRequestURI()).matches() && request.getParameter(LOCAL) == null
                && !isLoggedIn(request.getSession(false));
    }

    private static boolean isLoggedIn(@Nullable HttpSession session) {
        if (session == null) {
            return false;
        }
        Authentications authentications = AuthenticationUtil.getAuthsFromSession(session);
        return authentications.hasAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT);
    }

    static @Nullable Object attribute(@Nullable HttpSession session, String name) {
        return session == null ? null : session.getAttribute(name);
    }
}
