/**
 * What every HTTP answer has in common: headers, limits of size and rate, transport, error pages.
 *
 * <p>May use {@code text}. Start with {@link ResponseHeaders}.
 */
@NullMarked
package org.sixstep.web;

import org.jspecify.annotations.NullMarked;
