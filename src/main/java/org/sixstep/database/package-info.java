/**
 * The database that engine and desk share: the embedded server of a trial, the checks of an outside one, and what must be true before a
 * node starts with it.
 *
 * <p>May use no other package of the desk. Start with {@link DatabaseConfiguration}.
 */
@NullMarked
package org.sixstep.database;

import org.jspecify.annotations.NullMarked;
