package org.sixstep.ticket;

import java.util.Map;
import java.util.TreeMap;
import org.sixstep.form.FormSchema;
import org.sixstep.ticket.TicketField.Trait;

/**
 * Properties of the fields that process owners added, stored with the ticket: by key, whether the field is personal, whether it is
 * archived and which date or time its text is. So they apply to what was written, whatever is deployed later.
 */
final class OwnFields {

    static final String KEY = "ownFields";

    private OwnFields() {
    }

    /** Whether only a form knows this field. */
    static boolean isOwn(String key) {
        return TicketField.of(key).filter(field -> !field.is(Trait.LINE)).isEmpty();
    }

    /** The known properties, with those of this form's submitted fields. */
    static Map<String, Object> noted(Map<String, Object> known, Map<String, Object> values, FormSchema form) {
        Map<String, Object> noted = new TreeMap<>(known);
        values.forEach((key, value) -> {
            if (value != null && isOwn(key)) {
                Map<String, Object> properties = form.properties(key);
                if (properties.isEmpty()) {
                    noted.remove(key);
                } else {
                    noted.put(key, properties);
                }
            }
        });
        return noted;
    }
}
