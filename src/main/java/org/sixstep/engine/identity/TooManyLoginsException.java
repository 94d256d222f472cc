package org.sixstep.engine.identity;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.sixstep.login.LoginThrottledException;

/** A throttled login as the engine's HTTP interface answers it: 429 with the sentence. */
class TooManyLoginsException extends InvalidRequestException {

    TooManyLoginsException(LoginThrottledException throttled) {
        super(Status.TOO_MANY_REQUESTS, throttled, throttled.getMessage());
    }
}
