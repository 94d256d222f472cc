package org.sixstep.login;

import org.jspecify.annotations.Nullable;

/** The directory did not answer, or not so that it can be relied on: nobody is let in, and nobody's account is touched. */
public class DirectoryUnavailableException extends RuntimeException {

    public DirectoryUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
