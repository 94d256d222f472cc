/**
 * Steps that draft, publish and suggest answers of the knowledge base.
 *
 * <p>May use {@code knowledge}, {@code notification}, {@code process}, {@code process.workflow}, {@code ticket}, and the engine's API.
 * Start with {@link SuggestAnswersDelegate}.
 */
@NullMarked
package org.sixstep.process.knowledge;

import org.jspecify.annotations.NullMarked;
