package org.sixstep.session;

import java.time.Instant;

/**
 * A session as the person who opened it sees it (ASVS 7.5.2). It has no id: who reads this cannot use it.
 *
 * @param since    the login
 * @param lastUsed to the minute
 * @param current  whether it is the one that asks
 */
public record OpenSession(Instant since, Instant lastUsed, boolean current) {}
