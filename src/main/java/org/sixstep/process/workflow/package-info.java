/**
 * How the application reports events to the engine: each method is something that happened, whatever message or process follows.
 *
 * <p>May use {@code feedback}, {@code notification}, {@code process}, {@code process.clock}, {@code ticket}, and the engine's API. Start
 * with {@link SupportTicketWorkflow}.
 */
@NullMarked
package org.sixstep.process.workflow;

import org.jspecify.annotations.NullMarked;
