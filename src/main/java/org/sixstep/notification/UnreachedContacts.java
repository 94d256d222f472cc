package org.sixstep.notification;

import org.sixstep.ticket.Ticket;

/** What the procedure does when a message to somebody outside could not be delivered. */
public interface UnreachedContacts {

    /**
     * Nobody got the message, so no answer will come.
     *
     * @param kind      of the message: question, reply, waitingFor, ...
     * @param recipient {@code reporter}, or the address of whoever else was asked
     */
    void notReached(Ticket ticket, String kind, String recipient);
}
