package org.sixstep.ticket;

import java.util.UUID;

/** A section that another feature adds above the fields of every ticket form. */
public interface FormSection {

    /** Lines of Markdown, its values escaped; empty for nothing. */
    String markdown(UUID ticketId);
}
