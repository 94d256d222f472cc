package org.sixstep.database;

/** What the database does for this node; published as an event whenever it changes. */
public enum DatabaseState {

    AVAILABLE,
    /** It answers and reads, and refuses to write: a standby, a setting, a full disk. */
    READ_ONLY,
    UNAVAILABLE
}
