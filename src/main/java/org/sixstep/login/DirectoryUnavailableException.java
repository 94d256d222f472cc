package org.sixstep.login;

/** The directory did not answer, or its answer is not reliable: nobody is logged in, and no account is changed. */
public class DirectoryUnavailableException extends RuntimeException {

    public DirectoryUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
