/**
 * Weekly and monthly reviews of what was archived: the problems of a period, their assessment and the signed report.
 *
 * <p>May use {@code form}, {@code routing}, {@code text}, {@code ticket}. Start with {@link Reviews}.
 */
@NullMarked
package org.sixstep.review;

import org.jspecify.annotations.NullMarked;
