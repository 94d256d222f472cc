package org.sixstep.sla;

import org.jspecify.annotations.Nullable;

/** A file of a calendar or of holidays that cannot be used: which, where in it, and why. */
public class InvalidCalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCalendarException(String file, int line, @Nullable String reason, @Nullable Throwable cause) {
        super("%s, line %d: %s.".formatted(file, line, reason), cause);
    }
}
