package org.sixstep.engine;

import org.springframework.security.core.AuthenticationException;

/** A throttled login as the doors of programs see it. */
class ThrottledLoginException extends AuthenticationException {

    ThrottledLoginException(TooManyLoginsException throttled) {
        super(throttled.getMessage(), throttled);
    }
}
