/**
 * What happens when a task is created or assigned: its look in the task list, the ticket's status, the second person.
 *
 * <p>May use {@code notification}, {@code process}, {@code process.clock}, {@code routing}, {@code sla}, {@code text}, {@code ticket}, and
 * the engine's API. Start with {@link TicketTaskListener}.
 */
@NullMarked
package org.sixstep.process.task;

import org.jspecify.annotations.NullMarked;
