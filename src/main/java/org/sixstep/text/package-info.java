/**
 * Texts as they are stored and answered: without control characters, in two languages where the reader's is not known, and what of them is
 * a mail address.
 *
 * <p>May use no other package of the desk. Start with {@link TextSanitizer}.
 */
@NullMarked
package org.sixstep.text;

import org.jspecify.annotations.NullMarked;
