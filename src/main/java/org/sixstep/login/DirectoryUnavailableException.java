package org.sixstep.login;

import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;

/** The directory did not answer, or its answer is not reliable: nobody is logged in, and no account is changed. */
public class DirectoryUnavailableException extends RuntimeException {

    public DirectoryUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** For the client, who is not shown the reason. */
    public static String sentence() {
        return CatalogueText.say("refused.directoryAway");
    }
}
