package org.sixstep.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
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
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks user and password with the engine; authorities are the user's groups. A success counts for {@value #SECONDS} seconds, so that a
 * client which sends its password with every request costs two statements in that time, and a removed account or group is effective within
 * ten. A failure never counts again, says nothing about its reason, and ends what counted for this user and address: who is slowed down
 * there finds no password by what is remembered. Requests at the same moment wait for one check, because each counts as an attempt until it
 * has succeeded.
 */
@Component
public class EngineLogin implements AuthenticationProvider {

    private static final int SECONDS = 8;
    private static final long NANOS = Duration.ofSeconds(SECONDS).toNanos();
    private static final int CAPACITY = 1000;
    private static final int LONGEST_NAME = 64;
    private static final int CHECKS_AT_ONCE = 256;

    private final IdentityService identityService;
    private final LongSupplier nanoTime;
    private final SecretKeySpec key = new SecretKeySpec(new SecureRandom().generateSeed(32), "HmacSHA256");
    private final Map<String, Login> logins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Login> eldest) {
            return size() > CAPACITY;
        }
    };

    private final Object[] checks = Stream.generate(Object::new).limit(CHECKS_AT_ONCE).toArray();

    private record Login(String digest, List<String> groups, long until) {}

    @Autowired
    EngineLogin(IdentityService identityService) {
        this(identityService, System::nanoTime);
    }

    EngineLogin(IdentityService identityService, LongSupplier nanoTime) {
        this.identityService = identityService;
        this.nanoTime = nanoTime;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        String password = String.valueOf(given.getCredentials());
        String place = user + '\0' + (given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "");
        String digest = digest(user, password);
        Login login = known(place, digest);
        if (login == null) {
            synchronized (checks[Math.floorMod(digest.hashCode(), CHECKS_AT_ONCE)]) {
                login = known(place, digest);
                if (login == null) {
                    login = check(user, password, place, digest);
                }
            }
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, AuthorityUtils.createAuthorityList(login.groups()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private @Nullable Login known(String place, String digest) {
        synchronized (logins) {
            Login login = logins.get(place);
            return login != null && login.digest().equals(digest) && login.until() - nanoTime.getAsLong() > 0 ? login : null;
        }
    }

    private Login check(String user, String password, String place, String digest) {
        Login login = null;
        try {
            login = check(user, password, digest);
            return login;
        } finally {
            synchronized (logins) {
                if (login == null) {
                    logins.remove(place);
                } else {
                    logins.put(place, login);
                }
            }
        }
    }

    private Login check(String user, String password, String digest) {
        long until = nanoTime.getAsLong() + NANOS;
        if (user.isBlank() || user.length() > LONGEST_NAME || user.chars().anyMatch(Character::isISOControl)
                || !passwordIsRight(user, password)) {
            throw new BadCredentialsException("Unknown user or wrong password.");
        }
        return new Login(digest, identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(), until);
    }

    private boolean passwordIsRight(String user, String password) {
        try {
            return identityService.checkPassword(user, password);
        } catch (TooManyLoginsException e) {
            throw new ThrottledLoginException(e);
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
