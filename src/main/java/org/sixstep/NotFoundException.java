package org.sixstep;

/** There is no such ticket, answer or review, or whoever asks may not see it: endpoints answer 404 to both. */
public class NotFoundException extends RuntimeException {

    /** @param kind what was looked for, such as ticket */
    public NotFoundException(String kind, Object reference) {
        super("There is no " + kind + " " + reference + ".");
    }
}
