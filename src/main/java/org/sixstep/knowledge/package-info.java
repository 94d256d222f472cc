/**
 * Answers to problems that were solved before: drafted, reviewed, published, retired, and suggested for a ticket.
 *
 * <p>May use {@code archive}, {@code form}, {@code masking}, {@code routing}, {@code text}, {@code ticket}. Start with
 * {@link KnowledgeBase}.
 */
@NullMarked
package org.sixstep.knowledge;

import org.jspecify.annotations.NullMarked;
