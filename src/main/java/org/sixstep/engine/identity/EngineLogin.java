package org.sixstep.engine.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.sixstep.login.DirectoryUnavailableException;
import org.sixstep.login.LoginThrottledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks user and password with the engine; authorities are the user's groups. A success counts for {@value #SECONDS} seconds, so that a
 * client which sends its password with every request costs two statements in that time, and a removed account or group is effective within
 * ten. A failure is never remembered, does not reveal its reason, and ends the remembered success of this user and address, so that a
 * throttled client cannot find a password by it. Concurrent requests wait for one check, because each counts as an attempt until it has
 * succeeded.
 */
@Component
public class EngineLogin implements AuthenticationProvider {

    private static final int SECONDS = 8;
    private static final long NANOS = Duration.ofSeconds(SECONDS).toNanos();
    private static final int CAPACITY = 1000;
    private static final int LONGEST_NAME = 64;
    private static final int CHECKS_AT_ONCE = 256;

    private final IdentityService identityService;
    private final Ticker nanoTime;
    private final SecretKeySpec key = new SecretKeySpec(new SecureRandom().generateSeed(32), "HmacSHA256");
    private final Cache<String, Login> logins;
    private final Object[] checks = Stream.generate(Object::new).limit(CHECKS_AT_ONCE).toArray();

    private record Login(String digest, List<String> groups, long until) {}

    @Autowired
    EngineLogin(IdentityService identityService) {
        this(identityService, Ticker.systemTicker());
    }

    EngineLogin(IdentityService identityService, Ticker nanoTime) {
        this.identityService = identityService;
        this.nanoTime = nanoTime;
        // from before the check on, however long that took
        Expiry<String, Login> expiry = Expiry.writing((place, login) -> Duration.ofNanos(login.until() - nanoTime.read()));
        this.logins = Caffeine.newBuilder().maximumSize(CAPACITY).expireAfter(expiry).ticker(nanoTime).executor(Runnable::run).build();
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        String password = String.valueOf(given.getCredentials());
        String client = user + '\0' + (given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "");
        String digest = digest(user, password);
        Login login = known(client, digest);
        if (login == null) {
            synchronized (checks[Math.floorMod(digest.hashCode(), CHECKS_AT_ONCE)]) {
                login = known(client, digest);
                if (login == null) {
                    login = check(user, password, client, digest);
                }
            }
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, AuthorityUtils.createAuthorityList(login.groups()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private @Nullable Login known(String client, String digest) {
        Login login = logins.getIfPresent(client);
        return login != null && login.digest().equals(digest) ? login : null;
    }

    private Login check(String user, String password, String client, String digest) {
        Login login = null;
        try {
            login = check(user, password, digest);
            return login;
        } finally {
            if (login == null) {
                logins.invalidate(client);
            } else {
                logins.put(client, login);
            }
        }
    }

    private Login check(String user, String password, String digest) {
        long until = nanoTime.read() + NANOS;
        if (user.isBlank() || user.length() > LONGEST_NAME || user.chars().anyMatch(Character::isISOControl)
                || !passwordIsRight(user, password)) {
            throw new BadCredentialsException("Unknown user or wrong password.");
        }
        return new Login(digest, identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(), until);
    }

    private boolean passwordIsRight(String user, String password) {
        try {
            return identityService.checkPassword(user, password);
        } catch (RestException e) {
            throw e.getCause() instanceof LoginThrottledException || e.getCause() instanceof DirectoryUnavailableException
                    ? (RuntimeException) e.getCause()
                    : e;
        }
    }

    private String digest(String user, String password) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
