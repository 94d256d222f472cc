/**
 * Links and pages by which a reporter answers without a login: whether the result holds, whether planned work is allowed.
 *
 * <p>May use {@code masking}, {@code text}, {@code ticket}, {@code transaction}, {@code web}. Start with {@link ReporterLinks}.
 */
@NullMarked
package org.sixstep.feedback;

import org.jspecify.annotations.NullMarked;
