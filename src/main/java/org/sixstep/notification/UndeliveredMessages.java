package org.sixstep.notification;

import java.util.List;
import java.util.UUID;
import org.sixstep.text.MailAddress;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up messages that could not be sent: whoever is responsible for the ticket, and its procedure, hear that nobody was reached. */
@Component
class UndeliveredMessages {

    private final JdbcTemplate jdbc;
    private final TicketStore tickets;
    private final MessageDelivery delivery;
    private final UnreachedContacts contacts;

    UndeliveredMessages(JdbcTemplate jdbc, TicketStore tickets, MessageDelivery delivery, UnreachedContacts contacts) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.delivery = delivery;
        this.contacts = contacts;
    }

    @Transactional
    public void giveUp(UUID id) {
        List<WaitingMessage> waiting = jdbc.query(
                "update sixstep.outbox_message set state = 'failed' where id = ? and state = 'waiting' returning *",
                (row, n) -> WaitingMessage.read(row), id);
        for (WaitingMessage message : waiting) {
            if (message.ticketId() != null && (message.recipient().equals(MessageDelivery.REPORTER)
                    || message.kind().equals(ReporterMessages.WAITING_FOR))) {
                Ticket ticket = tickets.get(message.ticketId());
                delivery.nobodyReached(ticket, message.kind(), String.join(", ", message.addresses()), message.id().toString());
                if (!isOutdated(message, ticket)) {
                    contacts.notReached(ticket, message.kind(), message.recipient());
                }
            }
        }
    }

    /** The reporter has another address by now: what was sent there may have arrived. */
    private static boolean isOutdated(WaitingMessage message, Ticket ticket) {
        return message.recipient().equals(MessageDelivery.REPORTER) && MailAddress.of(ticket.reporterEmail())
                .filter(address -> !message.addresses().contains(address.text())).isPresent();
    }
}
