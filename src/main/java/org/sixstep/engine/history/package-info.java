/**
 * What the engine keeps of people in its history, and how it is erased.
 *
 * <p>May use {@code privacy}, and the engine's API. Start with {@link EngineHistoryEraser}.
 */
@NullMarked
package org.sixstep.engine.history;

import org.jspecify.annotations.NullMarked;
