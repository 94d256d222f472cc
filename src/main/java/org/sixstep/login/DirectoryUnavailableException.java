package org.sixstep.login;

import org.jspecify.annotations.Nullable;

/** The directory did not answer, or its answer is not reliable: nobody is logged in, and no account is changed. */
public class DirectoryUnavailableException extends RuntimeException {

    /** For the client, who is not shown the reason. */
    public static final String SENTENCE = "The directory of your organisation is not available at the moment."
            + " Try again later; local accounts of the service desk can log in.";

    public DirectoryUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
