/**
 * What one transaction has read and writes before its commit.
 *
 * <p>May use no other package of the desk. Start with {@link TransactionScoped}.
 */
@NullMarked
package org.sixstep.transaction;

import org.jspecify.annotations.NullMarked;
