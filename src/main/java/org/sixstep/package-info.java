/**
 * The application itself: its start, the settings that every package may read, the one clock, and columns of JSON. The only class here
 * that knows the engine is the application.
 *
 * <p>May use {@code database}, for the commands beside the application, {@code engine}, to begin its start, and {@code text}. Start
 * with {@link SixstepApplication}.
 */
@NullMarked
package org.sixstep;

import org.jspecify.annotations.NullMarked;
