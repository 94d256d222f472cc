package org.sixstep.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sixstep.SixstepProperties;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Links by which a reporter answers without a login. The token proves that we made the link; the row says what it is for and whether it
 * may still be used, because a signature alone could be used twice. The token itself is never stored: it is made again from the row's id
 * when a message leaves.
 */
@Component
public class ReporterLinks {

    /** What a link is for, and the status of a ticket that waits for it. */
    public enum Purpose {
        CONFIRM("awaitingConfirmation"), AUTHORIZE("waitingForReporter");

        private final String awaited;

        Purpose(String awaited) {
            this.awaited = awaited;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A link that may be used now. */
    public record OpenLink(UUID id, Purpose purpose, Ticket ticket) {}

    /** An answer that came by a link a moment ago, as {@link ReporterAnswer#said()} names it. */
    record Answered(Purpose purpose, Ticket ticket, String said) {}

    /** Within it an answer that comes again was sent twice; later, a used link is like one that never was. */
    static final Duration SENT_TWICE = Duration.ofMinutes(10);

    /** Longer than any ticket waits for an answer; the ticket's own state closes a link before. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = ID_BYTES + 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{64}");

    private final JdbcTemplate jdbc;
    private final TicketStore tickets;
    private final LinkKey key;
    private final Clock clock;
    private final String publicUrl;

    ReporterLinks(JdbcTemplate jdbc, TicketStore tickets, LinkKey key, Clock clock, SixstepProperties properties) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.key = key;
        this.clock = clock;
        this.publicUrl = properties.publicUrl().replaceAll("/+$", "");
    }

    /** Makes a link for the ticket's present round. Older links of the same purpose end: an old plan cannot be authorized for a new one. */
    public UUID issue(Ticket ticket, Purpose purpose) {
        return issue(UUID.randomUUID(), ticket, purpose);
    }

    /** As {@link #issue(Ticket, Purpose)}, under an id that the message which carries the link knows already. */
    public UUID issue(UUID id, Ticket ticket, Purpose purpose) {
        end(ticket.id(), purpose);
        Instant now = clock.instant();
        jdbc.update("insert into sixstep.reporter_link (id, ticket_id, purpose, round, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                id, ticket.id(), purpose.stored(), ticket.round(), now.atOffset(ZoneOffset.UTC),
                now.plus(LIFETIME).atOffset(ZoneOffset.UTC));
        return id;
    }

    /** The link of this purpose that the reporter has already and may still use, for a reminder. */
    public Optional<UUID> open(Ticket ticket, Purpose purpose) {
        return jdbc.queryForList(
                "select id from sixstep.reporter_link where ticket_id = ? and purpose = ? and round = ? and used_at is null and"
                        + " expires_at > ?",
                UUID.class, ticket.id(), purpose.stored(), ticket.round(), clock.instant().atOffset(ZoneOffset.UTC)).stream().findFirst();
    }

    /** Ends the links of this purpose, because the answer came another way. */
    public void end(UUID ticketId, Purpose purpose) {
        jdbc.update("update sixstep.reporter_link set used_at = ? where ticket_id = ? and purpose = ? and used_at is null",
                clock.instant().atOffset(ZoneOffset.UTC), ticketId, purpose.stored());
    }

    /** The address to send to the reporter. Whoever has it may answer once: keep it out of logs, timeline and database. */
    public String url(UUID id) {
        String purpose = jdbc.queryForObject("select purpose from sixstep.reporter_link where id = ?", String.class, id);
        return publicUrl + "/t/" + token(id, Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)));
    }

    /** The link behind a token if it may be used now; empty in every other case, without a reason. Changes nothing. */
    public Optional<OpenLink> find(String token) {
        return signed(token).flatMap(link -> open(link.id(), link.purpose()));
    }

    /** What was answered a moment ago by the link behind a token: for whoever sends it twice. Changes nothing. */
    Optional<Answered> answered(String token) {
        record Row(UUID ticketId, String said) {}
        return signed(token).flatMap(link -> jdbc.query(
                "select ticket_id, answered_as from sixstep.reporter_link where id = ? and purpose = ? and answered_as is not null and"
                        + " used_at > ?",
                (row, n) -> new Row(row.getObject(1, UUID.class), row.getString(2)), link.id(), link.purpose().stored(),
                clock.instant().minus(SENT_TWICE).atOffset(ZoneOffset.UTC)).stream().findFirst()
                .map(row -> new Answered(link.purpose(), tickets.get(row.ticketId()), row.said())));
    }

    private record Signed(UUID id, Purpose purpose) {}

    private Optional<Signed> signed(String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        byte[] signature = new byte[TOKEN_BYTES - ID_BYTES];
        bytes.get(signature);
        Optional<Signed> found = Optional.empty();
        for (Purpose purpose : Purpose.values()) {
            if (key.signed(text(id, purpose), signature)) {
                found = Optional.of(new Signed(id, purpose));
            }
        }
        return found;
    }

    /**
     * Marks the link as used, in the transaction of the answer. Of concurrent calls exactly one gets true.
     *
     * @param said the answer, as {@link ReporterAnswer#said()} names it
     * @return false if it was used or ended meanwhile; then nothing may be done with the answer
     */
    boolean use(OpenLink link, String said) {
        Instant now = clock.instant();
        return jdbc.update(
                "update sixstep.reporter_link set used_at = ?, answered_as = ? where id = ? and used_at is null and expires_at > ?",
                now.atOffset(ZoneOffset.UTC), said, link.id(), now.atOffset(ZoneOffset.UTC)) == 1;
    }

    String token(UUID id, Purpose purpose) {
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(bytes(id)).put(key.sign(text(id, purpose))).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Optional<OpenLink> open(UUID id, Purpose purpose) {
        record Row(UUID ticketId, int round) {}
        return jdbc.query(
                "select ticket_id, round from sixstep.reporter_link where id = ? and purpose = ? and used_at is null and expires_at > ?",
                (row, n) -> new Row(row.getObject(1, UUID.class), row.getInt(2)), id, purpose.stored(),
                clock.instant().atOffset(ZoneOffset.UTC))
                .stream().findFirst()
                .flatMap(row -> {
                    Ticket ticket = tickets.get(row.ticketId());
                    boolean awaited = ticket.round() == row.round() && purpose.awaited.equals(ticket.status());
                    return awaited ? Optional.of(new OpenLink(id, purpose, ticket)) : Optional.empty();
                });
    }

    private static byte[] text(UUID id, Purpose purpose) {
        byte[] name = purpose.stored().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(ID_BYTES + 1 + name.length).put(bytes(id)).put((byte) '|').put(name).array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
