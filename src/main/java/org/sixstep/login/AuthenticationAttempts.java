package org.sixstep.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.login.LoginThrottle.Attempt;
import org.sixstep.ticket.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every password is checked through this class, whatever endpoint it comes to and whether the engine or a directory knows it: guessing is
 * slowed down, and the security log records who logged in, who did not, and who is attacked (ASVS 6.3.1, 16.3.1). The name typed for an
 * unknown account is not recorded.
 */
@Component
public class AuthenticationAttempts {

    /** The result of checking a password. */
    public enum Outcome {
        RIGHT, WRONG, UNKNOWN_ACCOUNT
    }

    private static final Logger log = LoggerFactory.getLogger(AuthenticationAttempts.class);
    private static final String UNKNOWN = "unknown";
    private static final Duration REPORTED_AGAIN_AFTER = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final LoginThrottle throttle;
    private final SecurityAudit audit;
    private final Actor actor;
    private final MeterRegistry meters;
    private final SignInProperties limits;
    private final Cache<String, Boolean> reported;

    AuthenticationAttempts(LoginThrottle throttle, SecurityAudit audit, Actor actor, Clock clock, MeterRegistry meters,
            SignInProperties limits) {
        this.throttle = throttle;
        this.audit = audit;
        this.actor = actor;
        this.meters = meters;
        this.limits = limits;
        this.reported = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REPORTED_AGAIN_AFTER)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).executor(Runnable::run).build();
        meters.gauge("sixstep.login.failures", throttle, LoginThrottle::failures);
        meters.gauge("sixstep.login.waiting.networks", throttle, LoginThrottle::waitingNetworks);
    }

    /**
    * Checks a password, unless too many wrong ones came from the same network. No transaction is open during the check.
     *
     * @param name     as it was typed
     * @param password checks the password
     * @throws LoginThrottledException if the password may not be checked now
     */
    public boolean check(String name, Supplier<Outcome> password) {
        return RequestOrigin.current().map(origin -> check(name, origin, password)).orElseGet(() -> password.get() == Outcome.RIGHT);
    }

    private boolean check(String name, RequestOrigin origin, Supplier<Outcome> password) {
        Attempt attempt = throttle.begin(name, origin.address());
        if (attempt.mustWait()) {
            count("throttled");
            throw new LoginThrottledException(attempt.pause());
        }
        Outcome outcome = verify(attempt, password);
        if (outcome == Outcome.RIGHT) {
            throttle.release(attempt);
            count("right");
            recordSuccess(name, origin);
            return true;
        }
        count("wrong");
        recordFailure(outcome == Outcome.WRONG ? name : null, origin, attempt);
        return false;
    }

    private Outcome verify(Attempt attempt, Supplier<Outcome> password) {
        try {
            return password.get();
        } catch (RuntimeException e) {
            throttle.release(attempt);
            throw e;
        }
    }

    /** A program sends its password with every request: its login is recorded once an hour for each address, by each node. */
    private void recordSuccess(String name, RequestOrigin origin) {
        boolean loggedIn = isLoggedIn();
        if (loggedIn || origin.endpoint().equals(RequestOrigin.WEB_APPLICATIONS) || isUnreported(name + ' ' + origin)) {
            audit.recordIfPossible(name, loggedIn ? "passwordConfirmed" : "signedIn", name,
                    Map.of("address", origin.address(), "door", origin.endpoint()));
        }
    }

    private void recordFailure(@Nullable String name, RequestOrigin origin, Attempt attempt) {
        Map<String, Object> details = Map.of("address", origin.address(), "door", origin.endpoint());
        String who = isLoggedIn() ? actor.current() : UNKNOWN;
        audit.recordIfPossible(who, isLoggedIn() ? "passwordNotConfirmed" : "signInFailed", name, details);
        if (attempt.exhaustsAccount() || attempt.exhaustsNetwork()) {
            audit.recordIfPossible(who, "signInThrottled", attempt.exhaustsNetwork() ? null : name,
                    Map.of("address", origin.address(), "door", origin.endpoint(), "accounts", attempt.exhaustsNetwork() ? "all" : "this",
                            "window",
                            limits.window().toString()));
        }
        if (attempt.exhaustsNetwork()) {
            log.warn("{} wrong passwords within {} from {}: logins from this network are"
                    + " throttled", limits.networkAttempts(), limits.window(),
                    origin.address());
        }
        if (name != null && throttle.failures(attempt) >= limits.alarmAttempts() && isUnreported("attack on " + name)) {
            audit.recordIfPossible(who, "accountAttacked", name,
                    Map.of("failures", limits.alarmAttempts(), "window", limits.window().toString()));
            log.warn("{} wrong passwords for {} within {} from several networks: somebody is guessing the password. The account"
                    + " is not locked",
                    limits.alarmAttempts(), name, limits.window());
        }
    }

    private boolean isLoggedIn() {
        return !Actor.SIXSTEP.equals(actor.current());
    }

    private boolean isUnreported(String what) {
        return reported.asMap().putIfAbsent(what, true) == null;
    }

    private void count(String outcome) {
        meters.counter("sixstep.login", "outcome", outcome).increment();
    }
}
