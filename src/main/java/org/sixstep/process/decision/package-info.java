/**
 * Asks the decision tables that were deployed with a process, and reads what they gave.
 *
 * <p>May use {@code process}, and the engine's API. Start with {@link DeployedDecisions}.
 */
@NullMarked
package org.sixstep.process.decision;

import org.jspecify.annotations.NullMarked;
