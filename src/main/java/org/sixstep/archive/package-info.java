/**
 * Closes tickets and keeps the case records that were learned from them: searched, summed up, never changed.
 *
 * <p>May use {@code routing}, {@code text}, {@code ticket}. Start with {@link Archive}.
 */
@NullMarked
package org.sixstep.archive;

import org.jspecify.annotations.NullMarked;
