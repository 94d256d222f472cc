/**
 * The job executor: prompt timers, the most urgent ticket first, limits of cycles and steps, and the check of this machine's clock.
 *
 * <p>May use {@code database}, {@code engine.authorization}, {@code process}, {@code process.clock}, {@code text}, {@code transaction},
 * and the engine's API. Start with {@link ClockSkewMonitor}.
 */
@NullMarked
package org.sixstep.engine.job;

import org.jspecify.annotations.NullMarked;
