package org.sixstep.ticket;

/** Names who is acting: the logged-in user, or {@code sixstep} for what the application does by itself. */
public interface Actor {

    String SIXSTEP = "sixstep";

    String current();
}
