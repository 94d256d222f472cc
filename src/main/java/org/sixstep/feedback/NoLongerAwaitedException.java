package org.sixstep.feedback;

/** The procedure does not wait for this answer any more: another one came first, or the time was up. */
public class NoLongerAwaitedException extends RuntimeException {

    public NoLongerAwaitedException(String message) {
        super(message);
    }
}
