/**
 * The ticket: its facts, its number, its timeline, who may read it, and how forms show and fill it.
 *
 * <p>May use {@code form}, {@code masking}, {@code text}, {@code transaction}. Start with {@link Ticket}.
 */
@NullMarked
package org.sixstep.ticket;

import org.jspecify.annotations.NullMarked;
