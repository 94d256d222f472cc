/**
 * Who sees which ticket and task: rows that queries leave out, commands that are checked, comments that are masked.
 *
 * <p>May use {@code audit}, {@code database}, {@code engine.authorization}, {@code engine.language}, {@code masking}, {@code process},
 * {@code process.task}, {@code text}, {@code ticket}, and the engine's API. Start with {@link EngineTicketVisibility}.
 */
@NullMarked
package org.sixstep.engine.visibility;

import org.jspecify.annotations.NullMarked;
