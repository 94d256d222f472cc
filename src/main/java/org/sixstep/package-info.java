/**
 * The application itself: its start, the settings that every package may read, the one clock, and columns of JSON. The only class here
 * that knows the engine is the application.
 *
 * <p>May use no other package of the desk. Start with {@link SixstepApplication}.
 */
@NullMarked
package org.sixstep;

import org.jspecify.annotations.NullMarked;
