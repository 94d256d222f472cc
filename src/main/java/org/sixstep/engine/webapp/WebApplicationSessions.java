package org.sixstep.engine.webapp;

import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.sixstep.session.SessionClasses;
import org.sixstep.session.SessionOwner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.Session;

/** What the engine's web applications store in a session: the logged-in user and a CSRF token. */
@Configuration(proxyBeanMethods = false)
public class WebApplicationSessions {

    public static final String LOGGED_IN = "authenticatedUser";
    public static final String TOKEN = "CAMUNDA_CSRF_TOKEN";

    @Bean
    SessionOwner sessionOwner() {
        return (Session session) -> owner(session.getAttribute(LOGGED_IN));
    }

    /** The last two are needed during a sign-in at an OpenID Connect provider. */
    @Bean
    SessionClasses webApplicationClasses() {
        return new SessionClasses(
                "org.camunda.bpm.webapp.impl.security.auth.Authentications;org.camunda.bpm.webapp.impl.security.auth.Authentication;"
                        + "org.camunda.bpm.webapp.impl.security.auth.UserAuthentication"
                        + ";org.springframework.security.oauth2.core.endpoint.*;"
                        + "org.springframework.security.oauth2.core.AuthorizationGrantType");
    }

    /** There is one engine, hence at most one. */
    public static @Nullable String owner(@Nullable Object attribute) {
        return attribute instanceof Authentications authentications
                ? authentications.getAuthentications().stream().map(UserAuthentication::getIdentityId).findFirst().orElse(null) : null;
    }
}
