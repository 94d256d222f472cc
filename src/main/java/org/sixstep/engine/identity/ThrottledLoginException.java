package org.sixstep.engine.identity;

import org.springframework.security.core.AuthenticationException;

/** A throttled login as the doors of programs see it. */
public class ThrottledLoginException extends AuthenticationException {

    ThrottledLoginException(TooManyLoginsException throttled) {
        super(throttled.getMessage(), throttled);
    }
}
