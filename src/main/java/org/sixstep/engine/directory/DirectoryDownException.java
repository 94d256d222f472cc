package org.sixstep.engine.directory;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * What the engine's own HTTP interfaces are told when the directory cannot be asked: try again later, and not that the password is wrong.
 */
class DirectoryDownException extends RestException {

    static final String SENTENCE = "The directory of your organisation cannot be asked at the moment. Try again later; accounts of the"
            + " desk's own can log in.";

    DirectoryDownException(Exception cause) {
        super(Status.SERVICE_UNAVAILABLE, cause, SENTENCE);
    }
}
