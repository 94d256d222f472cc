/**
 * The security chains and filters before every endpoint, and the engine's own REST API with our answers to what it refuses.
 *
 * <p>May use {@code audit}, {@code engine.authorization}, {@code engine.identity}, {@code engine.language}, {@code engine.webapp},
 * {@code form}, {@code login}, {@code text}, {@code web}, and the engine's API. Start with {@link WebSecurityConfiguration}.
 */
@NullMarked
package org.sixstep.engine.http;

import org.jspecify.annotations.NullMarked;
