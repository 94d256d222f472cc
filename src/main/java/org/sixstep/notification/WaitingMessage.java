package org.sixstep.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox that is to be sent. */
record WaitingMessage(UUID id, String messageId, @Nullable UUID ticketId, String kind, String recipient, List<String> addresses,
        String language, String subject,
        String body,
        UUID linkId) {

    static WaitingMessage read(ResultSet row) throws SQLException {
        return new WaitingMessage(row.getObject("id", UUID.class), row.getString("message_id"), row.getObject("ticket_id", UUID.class),
                row.getString("kind"), row.getString("recipient"), List.of(row.getString("address").split(", ")), row.getString("language"),
                row.getString("subject"),
                row.getString("body"), row.getObject("link_id", UUID.class));
    }
}
