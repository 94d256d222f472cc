/**
 * The delegates and listeners of {@code supportTicket} and {@code resolveProblem}, one for each element, named like it.
 *
 * <p>May use {@code archive}, {@code audit}, {@code form}, {@code knowledge}, {@code notification}, {@code process},
 * {@code process.clock}, {@code process.decision}, {@code process.workflow}, {@code routing}, {@code sla}, {@code text}, {@code ticket},
 * and the engine's API. Start with {@link RegisterTicketDelegate}.
 */
@NullMarked
package org.sixstep.process.ticket;

import org.jspecify.annotations.NullMarked;
