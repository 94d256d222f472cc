package org.sixstep.knowledge;

import java.util.UUID;

/** There is no such answer. */
public class UnknownAnswerException extends RuntimeException {

    public UnknownAnswerException(UUID id) {
        super("There is no answer " + id + ".");
    }
}
