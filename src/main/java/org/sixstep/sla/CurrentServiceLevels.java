package org.sixstep.sla;

import java.util.List;
import org.sixstep.ticket.Ticket;

/** What the desk would promise today: the second of the two verdicts on a clock that stops (L3). */
public interface CurrentServiceLevels {

    /** Version of the table {@code setServiceLevels} that counts now. */
    int version();

    List<ServiceLevel> levels(Ticket ticket);
}
