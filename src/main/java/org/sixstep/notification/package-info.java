/**
 * Messages to reporters and colleagues, and the outbox that sends them after the transaction. Each method of the messages is a fact of the
 * procedure; the words are in {@code i18n/messages}.
 *
 * <p>May use {@code feedback}, {@code form}, {@code routing}, {@code sla}, {@code text}, {@code ticket}. Start with
 * {@link ReporterMessages}.
 */
@NullMarked
package org.sixstep.notification;

import org.jspecify.annotations.NullMarked;
