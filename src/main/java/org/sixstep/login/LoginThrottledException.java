package org.sixstep.login;

import java.time.Duration;
import org.sixstep.text.CatalogueText;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from this network: the next one is not checked, right or wrong. */
public class LoginThrottledException extends AuthenticationException {

    private final Duration wait;

    LoginThrottledException(Duration wait) {
        super(CatalogueText.say("refused.tooManyLogins", Math.max(1, (wait.toSeconds() + 59) / 60)));
        this.wait = wait;
    }

    /** At least a second, rounded up. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
