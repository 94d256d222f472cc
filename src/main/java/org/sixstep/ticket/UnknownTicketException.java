package org.sixstep.ticket;

/** There is no such ticket. */
public class UnknownTicketException extends RuntimeException {

    public UnknownTicketException(String reference) {
        super("There is no ticket " + reference + ".");
    }
}
