package org.sixstep.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session of the web applications lives, prefix {@code sixstep.session} (ASVS 7.3.1, 7.3.2).
 *
 * @param idle    idle time after which the session of a logged-in person ends
 * @param longest time after the login at which the session ends even if it is used
 * @param visit   idle time after which a session without a login ends
 */
@ConfigurationProperties("sixstep.session")
public record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10m") Duration visit) {}
