/**
 * What one transaction has read and writes before its commit, and a transaction that is tried again.
 *
 * <p>May use no other package of the desk. Start with {@link TransactionScoped}.
 */
@NullMarked
package org.sixstep.transaction;

import org.jspecify.annotations.NullMarked;
