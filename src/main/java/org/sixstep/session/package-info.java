/**
 * Sessions of the web applications, in the database, so that any node serves them.
 *
 * <p>May use no other package of the desk. Start with {@link WebSessions}.
 */
@NullMarked
package org.sixstep.session;

import org.jspecify.annotations.NullMarked;
