package org.sixstep.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session of the web applications lives, prefix {@code sixstep.session} (ASVS 7.3.1, 7.3.2).
 *
 * @param idle    without a request, of somebody who is logged in
 * @param longest from the login on, however busy
 * @param visit   without a request, of somebody who only looks at the login page
 */
@ConfigurationProperties("sixstep.session")
public record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10m") Duration visit) {}
