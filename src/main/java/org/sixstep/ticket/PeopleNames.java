package org.sixstep.ticket;

/** The names of those who work on tickets. */
public interface PeopleNames {

    /** The name that people read; the id itself if nobody has it. */
    String name(String userId);
}
