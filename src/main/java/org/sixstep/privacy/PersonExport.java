package org.sixstep.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.privacy.Person.OwnTicket;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketField;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that belongs to one person, to be handed to them (E26): of each of their tickets what they said, what they were sent, how it
 * ended. Internal notes about causes and solutions are not included. Each export is an entry in the security log.
 */
@Component
public class PersonExport {

    public record Message(String kind, String subject, String body, String address, Instant createdAt, @Nullable Instant sentAt) {}

    public record Link(String purpose, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt, @Nullable String answeredAs) {}

    public record Line(Instant at, String kind, @Nullable String text) {}

    /** @param facts by form key */
    public record ExportedTicket(String number, Map<String, Object> facts, List<Line> timeline, List<Message> messages, List<Link> links,
            @Nullable String caseNumber) {}

    /** @param mentionedIn tickets of others in which the person is named; what is said there is for the desk to judge */
    public record Exported(String person, Instant exportedAt, Map<String, List<String>> known, List<ExportedTicket> tickets,
            List<String> mentionedIn) {}

    private static final String MESSAGES = "select kind, subject, body, address, created_at, sent_at from sixstep.outbox_message where"
            + " ticket_id = ? and recipient = 'reporter' order by created_at";
    private static final String LINKS = "select purpose, created_at, expires_at, used_at, answered_as from sixstep.reporter_link"
            + " where ticket_id = ? order by created_at";

    private final JdbcTemplate jdbc;
    private final People people;
    private final Erasure erasure;
    private final TicketStore tickets;
    private final SecurityAudit audit;
    private final Clock clock;
    private final Set<String> kept;

    PersonExport(JdbcTemplate jdbc, People people, Erasure erasure, TicketStore tickets, SecurityAudit audit, Clock clock,
            RetentionProperties properties) {
        this.jdbc = jdbc;
        this.people = people;
        this.erasure = erasure;
        this.tickets = tickets;
        this.audit = audit;
        this.clock = clock;
        this.kept = properties.keptFacts();
    }

    @Transactional
    public Exported export(Identifiers identifiers) {
        Erasure.Preview preview = erasure.look(identifiers);
        List<ExportedTicket> exported = people.find(identifiers).tickets().stream().map(this::export).toList();
        audit.record("personExported", preview.person(), Map.of("tickets", exported.size()));
        return new Exported(preview.person(), clock.instant(), preview.known(), exported, preview.mentionedIn());
    }

    private ExportedTicket export(OwnTicket own) {
        Ticket ticket = tickets.get(own.id());
        Map<String, Object> facts = new TreeMap<>(ticket.facts());
        facts.keySet().removeIf(key -> kept.contains(key) && !TicketField.keys(TicketField.Trait.SHARED).contains(key));
        return new ExportedTicket(own.number(), facts, tickets.timeline(own.id(), true).stream().map(PersonExport::line).toList(),
                jdbc.query(MESSAGES,
                        (row, n) -> new Message(row.getString("kind"), row.getString("subject"), row.getString("body"),
                                row.getString("address"),
                                present(row, "created_at"), instant(row, "sent_at")),
                        own.id()),
                jdbc.query(LINKS,
                        (row, n) -> new Link(row.getString("purpose"), present(row, "created_at"), present(row, "expires_at"),
                                instant(row, "used_at"), row.getString("answered_as")),
                        own.id()),
                caseNumber(own.id()));
    }

    private @Nullable String caseNumber(UUID ticket) {
        return jdbc.queryForList("select case_number from sixstep.case_record where ticket_id = ?", String.class, ticket).stream()
                .findFirst().orElse(null);
    }

    private static Line line(TicketEvent event) {
        return new Line(event.at(), event.kind(), event.text());
    }

    /** The column is not null. */
    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
