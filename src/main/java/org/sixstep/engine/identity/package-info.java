/**
 * Accounts of the engine: logins, password hashes and rules, sessions of whoever is logged in, and the log of changed rights.
 *
 * <p>May use {@code audit}, {@code database}, {@code engine.authorization}, {@code login}, {@code session}, {@code text},
 * {@code ticket}, and the engine's API. Start with {@link EngineLogin}.
 */
@NullMarked
package org.sixstep.engine.identity;

import org.jspecify.annotations.NullMarked;
