package org.sixstep.ticket;

import java.util.Set;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;

/** Fields that only the application writes: no form and no client may, whatever fields a form has. */
final class ReservedFields {

    private ReservedFields() {
    }

    /** @throws InvalidFormException if one of these is among them */
    static void refuse(Set<String> keys) {
        keys.stream().filter(key -> TicketField.keys(TicketField.Trait.RESERVED).contains(key)).findFirst().ifPresent(key -> {
            throw new InvalidFormException(key, CatalogueText.say("field.reserved"));
        });
    }
}
