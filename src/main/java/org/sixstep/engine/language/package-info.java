/**
 * What a model says in the language of its reader: names of tasks, processes and steps, diagrams, forms, and the desk's filters and groups.
 *
 * <p>May use {@code form}, {@code text}, and the engine's API. Start with {@link ReaderJson}.
 */
@NullMarked
package org.sixstep.engine.language;

import org.jspecify.annotations.NullMarked;
