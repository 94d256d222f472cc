/**
 * A Camunda Form as the server understands it: its fields, what they accept, their conditions and patterns. A record that forms show and
 * fill is a {@link org.sixstep.form.FormRecord}.
 *
 * <p>May use {@code masking}, {@code text}. Start with {@link FormSchema}.
 */
@NullMarked
package org.sixstep.form;

import org.jspecify.annotations.NullMarked;
