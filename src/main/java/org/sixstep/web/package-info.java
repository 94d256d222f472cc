/**
 * What every HTTP answer has in common: headers, limits of size and rate, transport, error pages.
 *
 * <p>May use no other package of the desk. Start with {@link ResponseHeaders}.
 */
package org.sixstep.web;
