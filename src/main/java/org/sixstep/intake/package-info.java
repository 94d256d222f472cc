/**
 * The HTTP API of the desk: tickets, messages, deadlines, knowledge, persons, and the start page. Bad input is refused here with a
 * sentence for each field.
 *
 * <p>May use {@code audit}, {@code feedback}, {@code form}, {@code knowledge}, {@code login}, {@code masking}, {@code notification},
 * {@code privacy}, {@code process.clock}, {@code process.workflow}, {@code session}, {@code sla}, {@code text}, {@code ticket},
 * {@code transaction}, {@code web}. Start with {@link TicketController}.
 */
@NullMarked
package org.sixstep.intake;

import org.jspecify.annotations.NullMarked;
