package org.sixstep.ticket;

import java.util.List;

/** Which tickets the person who asks may read (A1-A9). A ticket that this person may not read is treated as one that does not exist. */
public interface TicketVisibility {

    /** A condition on {@code sixstep.ticket}, with the values of its question marks. */
    record Condition(String sql, List<Object> values) {}

    boolean sees(Ticket ticket);

    /** True for every ticket that {@link #sees} answers yes for. */
    Condition condition();
}
