/**
 * Puts the embedded engine together: which plugin runs when, and what is switched off in it. The work is done in the rooms below.
 *
 * <p>May use {@code database}, {@code engine.authorization}, {@code engine.deployment}, {@code engine.expression}, {@code engine.form},
 * {@code engine.job}, and the engine's API. Start with {@link HardeningPlugin}.
 */
@NullMarked
package org.sixstep.engine;

import org.jspecify.annotations.NullMarked;
