package org.sixstep.review;

import java.util.UUID;

/** There is no such review. */
public class UnknownReviewException extends RuntimeException {

    UnknownReviewException(UUID id) {
        super("There is no review " + id + ".");
    }
}
