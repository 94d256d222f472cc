package org.sixstep;

import org.sixstep.text.CatalogueText;

/** There is no such ticket, answer or review, or whoever asks may not see it: endpoints answer 404 to both. */
public class NotFoundException extends RuntimeException {

    /** @param kind what was looked for: ticket, answer or review */
    public NotFoundException(String kind, Object reference) {
        super(CatalogueText.say("refused.unknown." + kind, reference));
    }
}
