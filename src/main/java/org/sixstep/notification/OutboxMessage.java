package org.sixstep.notification;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as it is handed to the {@link Outbox}.
 *
 * @param key       identifies the fact that is sent, for example {@code result:<ticketId>:<round>}; a second message with this key is not
 *                  sent
 * @param ticketId  null for a message about no ticket
 * @param kind      what it is: acknowledgement, question, result, ...
 * @param recipient who gets it, in words: {@code reporter} or user ids
 * @param addresses mail addresses; invalid ones are left out
 * @param language  en or zh
 * @param body      plain text; {@link Outbox#LINK} marks where the signed link is put when the message is sent
 * @param linkId    the link that is put there, or null
 */
public record OutboxMessage(String key, @Nullable UUID ticketId, String kind, String recipient, List<String> addresses, Locale language,
        String subject,
        String body, @Nullable UUID linkId) {}
