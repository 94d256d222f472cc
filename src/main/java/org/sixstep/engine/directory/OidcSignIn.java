package org.sixstep.engine.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.login.LoginProperties;
import org.sixstep.login.OidcClaims;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Logs in people whom the provider has authenticated: a new session, as after a password login, with the roles of the person's groups. */
class OidcSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final OidcClaims claims;
    private final DirectoryAccounts accounts;
    private final ProcessEngine engine;
    private final SecurityAudit audit;
    private final Clock clock;
    private final Duration session;
    private final Duration keep;

    OidcSignIn(OidcClaims claims, DirectoryAccounts accounts, ProcessEngine engine, SecurityAudit audit, Clock clock,
            LoginProperties login) {
        this.claims = claims;
        this.accounts = accounts;
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
        this.session = login.oidc().session();
        this.keep = login.oidc().keep();
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OidcUser person = (OidcUser) authentication.getPrincipal();
        try {
            String userId = accounts.admit(claims.person(person.getClaims()));
            String target = Objects.toString(OidcSession.attribute(request.getSession(false), OidcSession.TARGET), TASKLIST);
            begin(request, userId, person.getIdToken().getTokenValue());
            audit.record(userId, "signedIn", userId, Map.of("directory", OidcProvider.ID));
            response.sendRedirect(target);
        } catch (SignInRefusedException e) {
            audit.record(person.getSubject(), "signInRefused", person.getSubject(),
                    Map.of("directory", OidcProvider.ID, "reason", e.reason()));
            response.sendRedirect("/sign-in/refused");
        }
    }

    /** The sign-in failed: the provider was unavailable, the person cancelled, or the answer was not for this browser. */
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        log.warn("A sign-in by OpenID Connect failed: {}", exception.toString().replaceAll("\\p{Cntrl}", " "));
        response.sendRedirect("/sign-in/failed");
    }

    /** The provider does not report who has left: whoever has not signed in for a long time is no longer assigned tickets. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forget() {
        accounts.keepOnly(clock.instant().minus(keep));
    }

    private void begin(HttpServletRequest request, String userId, String idToken) {
        UserAuthentication authentication = AuthenticationUtil.createAuthentication(engine, userId);
        AuthenticationUtil.revalidateSession(request, authentication);
        HttpSession begun = request.getSession();
        begun.setAttribute(OidcSession.ID_TOKEN, idToken);
        begun.setAttribute(OidcSession.UNTIL, clock.instant().plus(session));
    }
}
