package org.sixstep.login;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports the number of recent failed logins and of throttled networks. An attack is no reason to take a node out of service, so the
 * status stays up.
 */
@Component("loginsHealthIndicator")
class LoginHealth implements HealthIndicator {

    private final LoginThrottle throttle;
    private final SignInProperties limits;

    LoginHealth(LoginThrottle throttle, SignInProperties limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("failures", throttle.failures()).withDetail("waitingNetworks", throttle.waitingNetworks())
                .withDetail("window", limits.window().toString()).build();
    }
}
