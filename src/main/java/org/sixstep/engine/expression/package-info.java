/**
 * What an expression of a model may do: the beans and values on its allow-list, FEEL within its limits, no scripts. Checked at deployment
 * and at evaluation.
 *
 * <p>May use {@code form}, {@code process}, {@code process.decision}, {@code text}, and the engine's API. Start with
 * {@link ModelExpressionManager}.
 */
@NullMarked
package org.sixstep.engine.expression;

import org.jspecify.annotations.NullMarked;
