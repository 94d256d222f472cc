/**
 * Steps of the weekly and monthly reviews, and when these begin.
 *
 * <p>May use {@code notification}, {@code process}, {@code review}, and the engine's API. Start with {@link ReviewStarts}.
 */
@NullMarked
package org.sixstep.process.review;

import org.jspecify.annotations.NullMarked;
