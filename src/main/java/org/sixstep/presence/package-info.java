/**
 * Who has a task open at this moment, so that two people do not do the same work.
 *
 * <p>May use no other package of the desk. Start with {@link TaskViewers}.
 */
@NullMarked
package org.sixstep.presence;

import org.jspecify.annotations.NullMarked;
