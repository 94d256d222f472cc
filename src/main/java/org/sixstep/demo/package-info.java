/**
 * Invented people and tickets for a trial: they go through the procedure by its real endpoints. Nothing of it exists beside an outside
 * database.
 *
 * <p>May use {@code database}, {@code engine.authorization}, {@code engine.form}, {@code feedback}, {@code intake}, {@code process},
 * {@code process.workflow}, {@code ticket}, and the engine's API. Start with {@link DemoTickets}.
 */
@NullMarked
package org.sixstep.demo;

import org.jspecify.annotations.NullMarked;
