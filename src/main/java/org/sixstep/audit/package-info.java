/**
 * The security log: who signed in, was refused, changed rights or erased something. Append-only.
 *
 * <p>May use {@code database}, {@code ticket}. Start with {@link SecurityAudit}.
 */
@NullMarked
package org.sixstep.audit;

import org.jspecify.annotations.NullMarked;
