/**
 * Sessions of the web applications, in the database, so that any node serves them.
 *
 * <p>May use {@code database}. Start with {@link WebSessions}.
 */
@NullMarked
package org.sixstep.session;

import org.jspecify.annotations.NullMarked;
