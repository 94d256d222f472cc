/**
 * What one transaction has read and writes before its commit.
 *
 * <p>May use no other package of the desk. Start with {@link TransactionScoped}.
 */
package org.sixstep.transaction;
