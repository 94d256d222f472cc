/**
 * Asks the decision tables that were deployed with a process, and reads what they gave.
 *
 * <p>May use {@code process}, and the engine's API. Start with {@link DeployedDecisions}.
 */
package org.sixstep.process.decision;
