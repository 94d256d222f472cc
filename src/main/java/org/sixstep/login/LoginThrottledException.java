package org.sixstep.login;

import java.time.Duration;

/** Too many wrong passwords came from there: the next is not even looked at, right or wrong. */
public class LoginThrottledException extends RuntimeException {

    private final Duration wait;

    LoginThrottledException(Duration wait) {
        super("Too many attempts to log in with a wrong password. Wait " + Math.max(1, (wait.toSeconds() + 59) / 60)
                + " minute(s), then try again. Others, and this account from elsewhere, are not affected.");
        this.wait = wait;
    }

    /** At least a second, rounded up. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
