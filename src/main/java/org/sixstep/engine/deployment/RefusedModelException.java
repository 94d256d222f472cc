package org.sixstep.engine.deployment;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment was refused, and nothing of it was stored: each sentence names a file, an element and what is wrong. */
class RefusedModelException extends BadUserRequestException {

    private static final int MOST_SENTENCES = 10;

    RefusedModelException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    RefusedModelException(List<String> sentences) {
        super(String.join(" ", sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))));
    }
}
