package org.sixstep.login;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says how many passwords were wrong lately and how many networks have to wait. An attack is no reason to take a node out of service, so it
 * stays up.
 */
@Component("loginsHealthIndicator")
class LoginHealth implements HealthIndicator {

    private final LoginThrottle brake;
    private final SignInProperties limits;

    LoginHealth(LoginThrottle brake, SignInProperties limits) {
        this.brake = brake;
        this.limits = limits;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("failures", brake.failures()).withDetail("waitingNetworks", brake.waitingNetworks())
                .withDetail("window", limits.window().toString()).build();
    }
}
