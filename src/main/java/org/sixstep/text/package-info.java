/**
 * Texts as they are stored and answered: without control characters, and in two languages where the reader's is not known.
 *
 * <p>May use no other package of the desk. Start with {@link TextSanitizer}.
 */
@NullMarked
package org.sixstep.text;

import org.jspecify.annotations.NullMarked;
