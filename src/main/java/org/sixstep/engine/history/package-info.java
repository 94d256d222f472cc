/**
 * What the engine keeps of people in its history, and how it is erased.
 *
 * <p>May use {@code privacy}, and the engine's API. Start with {@link EngineHistoryEraser}.
 */
package org.sixstep.engine.history;
