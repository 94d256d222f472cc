package org.sixstep.session;

import java.time.Instant;

/**
 * A session as the person who opened it sees it (ASVS 7.5.2). It has no id, so that it cannot be used by whoever reads this.
 *
 * @param since    the login
 * @param lastUsed to the minute
 * @param current  whether it is the session of this request
 */
public record OpenSession(Instant since, Instant lastUsed, boolean current) {}
