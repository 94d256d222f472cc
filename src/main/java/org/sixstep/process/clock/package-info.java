/**
 * The clocks of a ticket in the engine: timers, pauses, warnings and escalations, due dates and priorities of tasks.
 *
 * <p>May use {@code database}, {@code form}, {@code notification}, {@code process}, {@code process.decision}, {@code sla},
 * {@code text}, {@code ticket}, {@code transaction}, and the engine's API. Start with {@link ServiceLevelTimers}.
 */
@NullMarked
package org.sixstep.process.clock;

import org.jspecify.annotations.NullMarked;
