/**
 * Who gets a ticket: staff and groups, choices of people in forms, and the owner who is least loaded.
 *
 * <p>May use {@code form}, {@code text}, {@code ticket}. Start with {@link OwnerAssignment}.
 */
@NullMarked
package org.sixstep.routing;

import org.jspecify.annotations.NullMarked;
