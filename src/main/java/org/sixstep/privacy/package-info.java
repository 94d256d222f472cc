/**
 * Personal data: who a person is, the export and the erasure of their data, and how long each kind is kept.
 *
 * <p>May use {@code audit}, {@code feedback}, {@code text}, {@code ticket}. Start with {@link Erasure}.
 */
@NullMarked
package org.sixstep.privacy;

import org.jspecify.annotations.NullMarked;
