/**
 * Who may do what: the matrix of roles, the engine's groups, grants and task filters that are made of it at the start.
 *
 * <p>May use {@code database}, {@code process}, {@code routing}, {@code text}, {@code ticket}, and the engine's API. Start with {@link
 * Access}.
 */
@NullMarked
package org.sixstep.engine.authorization;

import org.jspecify.annotations.NullMarked;
