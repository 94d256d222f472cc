package org.sixstep.notification;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as it is handed to the {@link Outbox}.
 *
 * @param key       names the fact that is told, for example {@code result:<ticketId>:<round>}; a second message with this key is not sent
 * @param ticketId  null for a message about no ticket
 * @param kind      what it is: acknowledgement, question, result, ...
 * @param recipient who gets it, in words: {@code reporter} or user ids
 * @param addresses mail addresses; those that are none are left out
 * @param language  en or zh
 * @param body      plain text; {@link Outbox#LINK} stands where the signed link is put when the message leaves
 * @param linkId    the link that is put there, or null
 */
public record OutboxMessage(String key, @Nullable UUID ticketId, String kind, String recipient, List<String> addresses, Locale language,
        String subject,
        String body, @Nullable UUID linkId) {}
