/**
 * Closes tickets and keeps the case records that were learned from them: searched, summed up, never changed.
 *
 * <p>May use {@code routing}, {@code ticket}. Start with {@link Archive}.
 */
package org.sixstep.archive;
