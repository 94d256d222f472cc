package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.springframework.dao.DataAccessException;

/** The ticket's row and timeline on the real database. */
class TicketStoreTest extends DomainTest {

    @Test
    void keepsFactsOfEveryKind() {
        UUID id = ticket("collaborators", List.of("a", "b"), "emergency", true, "occurredAt", Instant.parse("2026-11-20T01:00:00Z"),
                "costCentre", "4711",
                "checks", List.of("power"), "satisfaction", 3).id();

        Ticket read = tickets.get(id);
        assertThat(read.list("collaborators")).containsExactly("a", "b");
        assertThat(read.facts()).containsEntry("emergency", true).containsEntry("costCentre", "4711")
                .containsEntry("checks", List.of("power"))
                .containsEntry("satisfaction", 3).containsEntry("occurredAt", Instant.parse("2026-11-20T01:00:00Z"));
    }

    @Test
    void aNullForgetsAFact() {
        UUID id = ticket("owner", "wang", "costCentre", "4711").id();
        tickets.change(id, Collections.singletonMap("owner", null));
        tickets.change(id, Collections.singletonMap("costCentre", null));

        assertThat(tickets.get(id).facts()).doesNotContainKeys("owner", "costCentre");
    }

    @Test
    void changesOfOneTransactionAreOneUpdate() {
        UUID id = ticket().id();
        transaction.executeWithoutResult(status -> {
            tickets.change(id, Map.of("status", "classifying"));
            tickets.change(id, Map.of("status", "inProgress", "priority", "P1"));
            assertThat(tickets.get(id).status()).isEqualTo("inProgress");
            assertThat(jdbc.queryForObject("select status from sixstep.ticket where id = ?", String.class, id)).isEqualTo("new");
        });

        assertThat(jdbc.queryForMap("select status, priority from sixstep.ticket where id = ?", id)).containsEntry("status", "inProgress")
                .containsEntry("priority", "P1");
    }

    @Test
    void aRollbackForgetsEverything() {
        UUID id = ticket().id();
        transaction.executeWithoutResult(status -> {
            tickets.change(id, Map.of("priority", "P0"));
            timeline.note(id, "note", null, "never", Map.of());
            status.setRollbackOnly();
        });

        assertThat(tickets.get(id).priority()).isNull();
        assertThat(tickets.timeline(id, false)).isEmpty();
    }

    @Test
    void theTimelineCannotBeChanged() {
        UUID id = ticket().id();
        timeline.note(id, "note", "userTask_triageTicket", "internal", Map.of("checkFindings", "cable"));
        timeline.tell(id, "message", null, "public");

        assertThat(tickets.timeline(id, false)).extracting(TicketEvent::text).containsExactly("internal", "public");
        assertThat(tickets.timeline(id, true)).extracting(TicketEvent::text).containsExactly("public");
        assertThatThrownBy(() -> jdbc.update("update sixstep.ticket_event set text = 'other'")).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from sixstep.ticket_event")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void findsByNumberWithAndWithoutItsLetters() {
        UUID id = ticket("number", "TS20261123007").id();

        assertThat(tickets.findByNumber("TS20261123007")).map(Ticket::id).contains(id);
        assertThat(tickets.findByNumber("20261123007")).map(Ticket::id).contains(id);
        assertThat(tickets.findByNumber("TS1")).isEmpty();
    }
}
