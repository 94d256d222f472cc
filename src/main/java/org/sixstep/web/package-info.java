/**
 * What every HTTP answer has in common: headers, limits of size and rate, transport, error pages.
 *
 * <p>May use no other package of the desk. Start with {@link ResponseHeaders}.
 */
@NullMarked
package org.sixstep.web;

import org.jspecify.annotations.NullMarked;
