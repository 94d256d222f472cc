/**
 * What becomes of the work of people who leave a group or the house.
 *
 * <p>May use {@code notification}, {@code process}, {@code routing}, {@code ticket}, {@code transaction}, and the engine's API. Start with
 * {@link WorkOfLeavers}.
 */
@NullMarked
package org.sixstep.process.people;

import org.jspecify.annotations.NullMarked;
