package org.sixstep.login;

/** The directory did not answer, or not so that it can be relied on: nobody is let in, and nobody's account is touched. */
public class DirectoryUnavailableException extends RuntimeException {

    public DirectoryUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
