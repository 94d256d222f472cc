package org.sixstep.privacy;

import java.time.Instant;
import java.util.Map;

/** Retention and erasure of what the engine stores about tickets: names of tasks, history, comments. */
public interface EngineDataEraser {

    /**
     * Erases the texts of the process instances of this ticket and of those that they called: summaries in the names of tasks,
     * descriptions, comments, attachments. Numbers, steps, times and who did them stay.
     *
     * @return rows that were changed
     */
    int eraseTexts(String ticketNumber);

    /** Erases what matches from every text that the engine keeps. Returns the rows that were changed, by table. */
    Map<String, Integer> eraseWords(String pattern);

    /** How many rows would be changed, by table. */
    Map<String, Integer> countWords(String pattern);

    /** Gives instances that still run, and whose history would soon be removed, a whole time to live from now. Returns how many. */
    int keepHistoryOfRunning();

    /** Removes what users did in the engine beside any process before this time, at most so many rows. Returns how many. */
    int removeOperations(Instant before, int limit);
}
