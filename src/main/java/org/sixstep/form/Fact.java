package org.sixstep.form;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table above the fields of a form.
 *
 * @param label in the language of the reader
 * @param value as people read it, of one line or several
 */
public record Fact(Place place, String label, String value) {

    /** Where it stands: the first are always seen, {@link #MORE} is folded until somebody asks. */
    public enum Place {
        WHAT, WHO, URGENCY, DUE, NOTE, MORE
    }

    /** Whether there is anything to say. */
    public static boolean isSaid(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
