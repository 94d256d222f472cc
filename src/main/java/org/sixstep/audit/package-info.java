/**
 * The security log: who signed in, was refused, changed rights or erased something. Append-only.
 *
 * <p>May use {@code ticket}. Start with {@link SecurityAudit}.
 */
package org.sixstep.audit;
