/**
 * Takes secrets and personal numbers out of what people write before it is stored.
 *
 * <p>May use no other package of the desk. Start with {@link Masking}.
 */
@NullMarked
package org.sixstep.masking;

import org.jspecify.annotations.NullMarked;
