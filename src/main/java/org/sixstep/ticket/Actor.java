package org.sixstep.ticket;

/** Who is doing this: the logged-in user, or {@code sixstep} for what the desk does by itself. */
public interface Actor {

    String SIXSTEP = "sixstep";

    String current();
}
