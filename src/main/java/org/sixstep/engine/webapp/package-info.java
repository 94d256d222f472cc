/**
 * Plugins of Tasklist and the welcome page: who else has a task open, one's own sessions, signing out. And what the engine's pages lack: a
 * nonce for each, and texts of ours in the language of their reader.
 *
 * <p>May use {@code audit}, {@code engine.identity}, {@code presence}, {@code routing}, {@code session}, {@code text}, and the engine's
 * API. Start with {@link PresenceResource}.
 */
@NullMarked
package org.sixstep.engine.webapp;

import org.jspecify.annotations.NullMarked;
