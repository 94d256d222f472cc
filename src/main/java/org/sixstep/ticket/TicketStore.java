package org.sixstep.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.NotFoundException;
import org.sixstep.masking.MaskedKind;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The ticket rows and their timeline. Within a transaction a ticket is read once; its changes and its timeline are written together just
 * before the commit, so that the many steps of one activity cost one update and one batch. What was masked in a text on its way here is
 * noted by its kind in the fact {@code masked} and in the line of the timeline that holds the text (R72).
 */
@Repository
public class TicketStore {

    private static final String MASKED = "masked";

    private final JdbcTemplate jdbc;
    private final TicketColumns columns;
    private final TransactionScoped<Session> sessions = new TransactionScoped<>(Session::new, Session::flush);

    TicketStore(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.columns = new TicketColumns(json);
    }

    /** @throws NotFoundException if there is none */
    public Ticket get(UUID id) {
        Ticket known = session().tickets.get(id);
        return known != null ? known : keep(find("id = ?", id).orElseThrow(() -> new NotFoundException("ticket", id.toString())));
    }

    /**
     * As {@link #get}, read anew and locked until the transaction ends: for a decision that must not race with another. Rows that only
     * refer to the ticket are still written meanwhile.
     */
    public Ticket lock(UUID id) {
        Session session = session();
        if (!session.locked.add(id)) {
            return get(id);
        }
        session.flush();
        return keep(find("id = ? for no key update", id).orElseThrow(() -> new NotFoundException("ticket", id.toString())));
    }

    /** Finds a ticket by its number, with or without the leading TS (both are in use: requirements, section 4). */
    public Optional<Ticket> findByNumber(String number) {
        String full = number.startsWith("TS") ? number : "TS" + number;
        session().flush();
        return find("number = ?", full).map(this::keep);
    }

    public List<Ticket> duplicatesOf(UUID original) {
        session().flush();
        return jdbc.query("select * from sixstep.ticket where duplicate_of = ? and status <> 'archived'", (row, n) -> columns.read(row),
                original);
    }

    /** Open tickets that somebody owns or helps with, in the order of their ids, some at a time. */
    public List<UUID> openWith(String userId, UUID after) {
        session().flush();
        return jdbc.queryForList("""
                select id from (
                  select id from sixstep.ticket where status <> 'archived' and owner = ?
                  union
                  select id from sixstep.ticket where status <> 'archived' and collaborators @> array[?]::text[]) as work
                where id > ? order by id limit 100""", UUID.class, userId, userId, after);
    }

    /** Stores a new ticket; {@code facts} must hold id, channel, summary, reportedAt and acceptedAt. */
    public Ticket insert(Map<String, ?> facts) {
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        noting(facts, null, List.of()).forEach((key, value) -> {
            if (value != null) {
                (TicketColumns.has(key) ? own : others).put(key, value);
            }
        });
        List<Object> parameters = new ArrayList<>();
        own.forEach((key, value) -> parameters.add(columns.parameter(key, value)));
        parameters.add(columns.jsonParameter(others));
        String names = own.keySet().stream().map(TicketColumns::column).collect(Collectors.joining(", "));
        String marks = "?, ".repeat(own.size());
        Ticket stored = keep(jdbc.queryForObject("insert into sixstep.ticket (" + names + ", fields) values (" + marks + "?) returning *",
                (row, n) -> columns.read(row), parameters.toArray()));
        session().locked.add(stored.id());
        return stored;
    }

    /** Changes facts; a null value removes the fact. */
    public Ticket change(UUID id, Map<String, ?> changes) {
        Ticket before = get(id);
        Map<String, Object> real = new LinkedHashMap<>();
        changes.forEach((key, value) -> {
            if (!Objects.equals(before.fact(key), value)) {
                real.put(key, value);
            }
        });
        if (real.isEmpty()) {
            return before;
        }
        Map<String, Object> noted = noting(real, null, before.list(MASKED));
        Session session = session();
        session.changes.computeIfAbsent(id, key -> new LinkedHashMap<>()).putAll(noted);
        Ticket after = keep(before.with(noted));
        sessions.changed(session);
        return after;
    }

    /** Adds to the timeline; nothing in it is ever changed or removed. */
    public void append(TicketEvent event) {
        Session session = session();
        session.events.add(event.with(noting(event.fields(), event.text(), List.of())));
        sessions.changed(session);
    }

    public List<TicketEvent> timeline(UUID ticketId, boolean publicOnly) {
        session().flush();
        return jdbc.query(
                "select * from sixstep.ticket_event where ticket_id = ?" + (publicOnly ? " and visibility = 'public'" : "")
                        + " order by id",
                (row, n) -> TicketEvent.read(row, columns), ticketId);
    }

    /** Writes what this transaction has changed so far, for a statement that must see it. */
    public void flush() {
        session().flush();
    }

    /** The facts, with the kinds that are masked in them and in a text that goes with them, if there are other ones than before. */
    private static Map<String, Object> noting(Map<String, ?> facts, @Nullable String text, List<String> before) {
        Map<String, Object> noted = new LinkedHashMap<>(facts == null ? Map.of() : facts);
        Set<String> kinds = new TreeSet<>(before);
        kinds.addAll(MaskedKind.in(noted));
        kinds.addAll(MaskedKind.in(text));
        if (kinds.size() > before.size()) {
            noted.put(MASKED, List.copyOf(kinds));
        }
        return noted;
    }

    private Optional<Ticket> find(String condition, @Nullable Object value) {
        return jdbc.query("select * from sixstep.ticket where " + condition, (row, n) -> columns.read(row), value).stream().findFirst();
    }

    private Ticket keep(Ticket ticket) {
        session().tickets.put(ticket.id(), ticket);
        return ticket;
    }

    private Session session() {
        return sessions.get();
    }

    /** What one transaction has read and not yet written. */
    private final class Session {

        private final Map<UUID, Ticket> tickets = new LinkedHashMap<>();
        /** Nobody else can change these until the transaction ends. */
        private final Set<UUID> locked = new HashSet<>();
        private final Map<UUID, Map<String, Object>> changes = new LinkedHashMap<>();
        private final List<TicketEvent> events = new ArrayList<>();

        void flush() {
            changes.forEach(this::update);
            changes.clear();
            if (!events.isEmpty()) {
                jdbc.batchUpdate(TicketEvent.INSERT, events.stream().map(event -> event.parameters(columns)).toList());
                events.clear();
            }
        }

        private void update(UUID id, Map<String, Object> changed) {
            List<String> assignments = new ArrayList<>();
            List<Object> parameters = new ArrayList<>();
            Map<String, Object> others = new LinkedHashMap<>();
            changed.forEach((key, value) -> {
                if (TicketColumns.has(key)) {
                    assignments.add(TicketColumns.column(key) + " = ?");
                    parameters.add(columns.parameter(key, value));
                } else {
                    others.put(key, value);
                }
            });
            if (!others.isEmpty()) {
                assignments.add("fields = jsonb_strip_nulls(fields || ?)");
                parameters.add(columns.jsonParameter(others));
            }
            parameters.add(id);
            jdbc.update("update sixstep.ticket set " + String.join(", ", assignments) + " where id = ?", parameters.toArray());
        }
    }
}
