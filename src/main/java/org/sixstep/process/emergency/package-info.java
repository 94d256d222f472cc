/**
 * The review that is owed when emergency work went on without a second person.
 *
 * <p>May use {@code audit}, {@code notification}, {@code process}, {@code ticket}, and the engine's API. Start with
 * {@link CloseEmergencyReviewDelegate}.
 */
@NullMarked
package org.sixstep.process.emergency;

import org.jspecify.annotations.NullMarked;
