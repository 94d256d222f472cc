/**
 * The database that engine and desk share: the embedded server of a trial, the checks of an outside one, what must be true before a
 * node starts with it, and what happens while it is away.
 *
 * <p>May use {@code web}. Start with {@link DatabaseConfiguration}.
 */
@NullMarked
package org.sixstep.database;

import org.jspecify.annotations.NullMarked;
