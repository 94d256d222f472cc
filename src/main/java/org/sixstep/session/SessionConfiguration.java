package org.sixstep.session;

import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Spring Session over {@link WebSessions}; the cookie is as {@code server.servlet.session.cookie} says. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
}
