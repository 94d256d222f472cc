package org.sixstep.ticket;

import java.util.UUID;

/** What another feature knows of a ticket and every form shows above its fields. */
public interface FormSection {

    /** Lines of Markdown, its values escaped; empty for nothing. */
    String markdown(UUID ticketId);
}
