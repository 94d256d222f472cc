package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.MessagesSlice;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox without a mail server. */
@SpringBootTest(classes = MessagesSlice.class, properties = MessagesSlice.LINK_SECRET)
class OutboxTest {

    @Autowired
    Outbox outbox;
    @Autowired
    MessagesSlice.Tickets tickets;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void withoutMailServerTheMessageIsKeptAndNothingIsScheduled() {
        OutboxMessage message = message("kept:" + UUID.randomUUID());

        assertThat(outbox.put(message)).isTrue();

        assertThat(jdbc.queryForMap("select state, address, attempts from sixstep.outbox_message where message_key = ?", message.key()))
                .containsEntry("state", "kept").containsEntry("address", null).containsEntry("attempts", 0);
        assertThat(jdbc.queryForObject("select count(*) from sixstep.scheduled_tasks", Integer.class)).isZero();
    }

    @Test
    void theSameFactIsSentOnce() {
        OutboxMessage message = message("once:" + UUID.randomUUID());

        assertThat(outbox.put(message)).isTrue();
        assertThat(outbox.put(message)).isFalse();

        assertThat(jdbc.queryForObject("select count(*) from sixstep.outbox_message where message_key = ?", Integer.class, message.key()))
                .isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        OutboxMessage message = message("rolledBack:" + UUID.randomUUID());

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            outbox.put(message);
            throw new IllegalStateException("the cause fails");
        })).hasMessage("the cause fails");

        assertThat(jdbc.queryForObject("select count(*) from sixstep.outbox_message where message_key = ?", Integer.class, message.key()))
                .isZero();
    }

    private OutboxMessage message(String key) {
        Ticket ticket = tickets.with(Map.of());
        return new OutboxMessage(key, ticket.id(), "result", "reporter", List.of("li@customer.example"), Locale.ENGLISH, "Subject", "Body",
                null);
    }
}
