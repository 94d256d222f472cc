package org.sixstep.ticket;

import java.util.List;
import java.util.UUID;
import org.sixstep.form.Fact;

/** What another feature adds to the table above the fields of every ticket form. */
public interface FormSection {

    /** In the language of the reader of the current answer; empty for nothing. */
    List<Fact> facts(UUID ticketId);
}
