package org.sixstep.login;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.login.LoginThrottle.Attempt;
import org.sixstep.ticket.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every password passes here, at whatever door it is given and whoever knows it, the engine or a directory: guessing is slowed down, and
 * the security log says who came in, who did not, and who is attacked (ASVS 6.3.1, 16.3.1). What was typed as the name of an unknown
 * account is written nowhere.
 */
@Component
public class AuthenticationAttempts {

    /** What is known about a password that was tried. */
    public enum Outcome {
        RIGHT, WRONG, UNKNOWN_ACCOUNT
    }

    private static final Logger log = LoggerFactory.getLogger(AuthenticationAttempts.class);
    private static final String NOBODY = "unknown";
    private static final Duration SAID_AGAIN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final LoginThrottle brake;
    private final SecurityAudit audit;
    private final Actor actor;
    private final Clock clock;
    private final MeterRegistry meters;
    private final SignInProperties limits;
    private final Map<String, Instant> said = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    AuthenticationAttempts(LoginThrottle brake, SecurityAudit audit, Actor actor, Clock clock, MeterRegistry meters,
            SignInProperties limits) {
        this.brake = brake;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
        this.meters = meters;
        this.limits = limits;
        meters.gauge("sixstep.login.failures", brake, LoginThrottle::failures);
        meters.gauge("sixstep.login.waiting.networks", brake, LoginThrottle::waitingNetworks);
    }

    /**
     * Lets a password be looked at, unless too many wrong ones came from where this one comes from. No transaction is open while it is.
     *
     * @param name     as it was typed
     * @param password looks whether the password is right
     * @throws LoginThrottledException if the password may not be looked at now
     */
    public boolean check(String name, Supplier<Outcome> password) {
        return RequestOrigin.current().map(visit -> check(name, visit, password)).orElseGet(() -> password.get() == Outcome.RIGHT);
    }

    private boolean check(String name, RequestOrigin visit, Supplier<Outcome> password) {
        Attempt attempt = brake.begin(name, visit.address());
        if (attempt.mustWait()) {
            count("throttled");
            throw new LoginThrottledException(attempt.pause());
        }
        Outcome outcome = look(attempt, password);
        if (outcome == Outcome.RIGHT) {
            brake.release(attempt);
            count("right");
            sayRight(name, visit);
            return true;
        }
        count("wrong");
        sayWrong(outcome == Outcome.WRONG ? name : null, visit, attempt);
        return false;
    }

    private Outcome look(Attempt attempt, Supplier<Outcome> password) {
        try {
            return password.get();
        } catch (RuntimeException e) {
            brake.release(attempt);
            throw e;
        }
    }

    /** A program sends its password with every request: that it came in is said once an hour for each address, by each node. */
    private void sayRight(String name, RequestOrigin visit) {
        boolean again = isSomebodyLoggedIn();
        if (again || visit.door().equals(RequestOrigin.WEB_APPLICATIONS) || isNews(name + ' ' + visit)) {
            audit.record(name, again ? "passwordConfirmed" : "signedIn", name, Map.of("address", visit.address(), "door", visit.door()));
        }
    }

    private void sayWrong(@Nullable String name, RequestOrigin visit, Attempt attempt) {
        Map<String, Object> details = Map.of("address", visit.address(), "door", visit.door());
        String who = isSomebodyLoggedIn() ? actor.current() : NOBODY;
        audit.record(who, isSomebodyLoggedIn() ? "passwordNotConfirmed" : "signInFailed", name, details);
        if (attempt.endsAccount() || attempt.endsNetwork()) {
            audit.record(who, "signInThrottled", attempt.endsNetwork() ? null : name,
                    Map.of("address", visit.address(), "door", visit.door(), "accounts", attempt.endsNetwork() ? "all" : "this", "window",
                            limits.window().toString()));
        }
        if (attempt.endsNetwork()) {
            log.warn("{} wrong passwords within {} from {}: this network has to wait now", limits.networkAttempts(), limits.window(),
                    visit.address());
        }
        if (name != null && brake.failures(attempt) >= limits.alarmAttempts() && isNews("attack on " + name)) {
            audit.record(who, "accountAttacked", name, Map.of("failures", limits.alarmAttempts(), "window", limits.window().toString()));
            log.warn("{} wrong passwords for {} within {} from several networks: somebody guesses. The account stays usable",
                    limits.alarmAttempts(), name, limits.window());
        }
    }

    private boolean isSomebodyLoggedIn() {
        return !Actor.SIXSTEP.equals(actor.current());
    }

    private boolean isNews(String what) {
        Instant now = clock.instant();
        synchronized (said) {
            Instant before = said.put(what, now);
            if (before != null && Duration.between(before, now).abs().compareTo(SAID_AGAIN) < 0) {
                said.put(what, before);
                return false;
            }
            return true;
        }
    }

    private void count(String outcome) {
        meters.counter("sixstep.login", "outcome", outcome).increment();
    }
}
