package org.sixstep.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The clocks of a ticket: opened when what they measure begins, stopped when it is done, raised once per level. Where several policies
 * promise the same, the earliest due time counts (requirements, section 4). Times are UTC, days those of the calendar.
 * A clock goes on by the version of the calendar that it began with; a new promise is made by the current one.
 */
@Component
public class ServiceLevels {

    /** What was just raised for a clock: {@code atRisk} before its limit, {@code missed} at it. */
    public record Alarm(SlaClock clock, String level) { }

    public static final String AT_RISK = "atRisk";
    public static final String MISSED = "missed";

    private static final String DECISION = "setServiceLevels";
    private static final Set<String> FROM_ACCEPTANCE = Set.of("record", "triage", "response", "resolve");
    /** Regular updates are sent by the desk itself when they are due. */
    private static final Set<String> DONE_BY_THE_DESK = Set.of("updateReporter", "updateLead");
    private static final List<String> OPENED_BY_PROMISE = List.of("triage", "response", "resolve");

    private final JdbcTemplate jdbc;
    private final TicketStore tickets;
    private final WorkCalendars calendars;
    private final Clock clock;
    private final TransactionScoped<Session> sessions = new TransactionScoped<>(Session::new, Session::flush);

    ServiceLevels(JdbcTemplate jdbc, TicketStore tickets, WorkCalendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Promises these targets to a ticket and opens those that run from its acceptance; clocks that run already get the new due time. */
    public void promise(UUID ticketId, List<ServiceLevel> levels) {
        tickets.change(ticketId, Map.of("serviceLevels", levels.stream().map(ServiceLevel::toMap).toList()));
        Session session = sessions.get();
        for (SlaClock running : session.clocks(ticketId)) {
            if (running.isRunning()) {
                earliest(ticketId, running.name(), running.startedAt()).ifPresent(session::put);
            }
        }
        OPENED_BY_PROMISE.forEach(name -> open(ticketId, name));
        sessions.changed(session);
    }

    /**
     * The clock of this round, opened now if it was not yet. Record, triage, response and resolution run from acceptance, the others from
     * the moment they are first asked for: the call-back when it becomes due, archiving when the outcome is confirmed.
     *
     * @return empty if the ticket was promised no such target
     */
    public Optional<SlaClock> open(UUID ticketId, String name) {
        Session session = sessions.get();
        Ticket ticket = tickets.get(ticketId);
        Optional<SlaClock> known = session.clocks(ticketId).stream().filter(clock -> clock.name().equals(name) && clock.round() == ticket.round()).findFirst();
        if (known.isPresent()) {
            return known;
        }
        Optional<SlaClock> opened = earliest(ticketId, name, start(ticket, name));
        opened.ifPresent(session::put);
        sessions.changed(session);
        return opened;
    }

    /** Stops every clock of a ticket that ends. */
    public void stopAll(UUID ticketId) {
        clocks(ticketId).forEach(running -> stop(ticketId, running.name()));
    }

    /** Stops a clock and keeps its verdict; a clock that does not run stays as it is. */
    public void stop(UUID ticketId, String name) {
        Session session = sessions.get();
        for (SlaClock running : session.clocks(ticketId)) {
            if (running.isRunning() && running.name().equals(name)) {
                session.put(running.stop(clock.instant()));
            }
        }
        sessions.changed(session);
    }

    /** What a clock measures was done and is due again: the clock of a regular update. */
    public void renew(UUID ticketId, String name) {
        Session session = sessions.get();
        for (SlaClock running : session.clocks(ticketId)) {
            if (running.isRunning() && running.name().equals(name)) {
                session.put(running.renew(clock.instant(), calendarOf(running)));
            }
        }
        sessions.changed(session);
    }

    /** How much time a clock has counted on its calendar. */
    public Duration counted(SlaClock measured) {
        return measured.counted(clock.instant(), calendarOf(measured));
    }

    public List<SlaClock> clocks(UUID ticketId) {
        return List.copyOf(sessions.get().clocks(ticketId));
    }

    /** The running clock that is due first, of those that wait for a person. */
    public Optional<SlaClock> nearest(UUID ticketId) {
        return sessions.get().clocks(ticketId).stream().filter(ServiceLevels::waitsForAPerson).min(Comparator.comparing(SlaClock::dueAt));
    }

    /** Raises what is due at this level, each exactly once however often a timer fires. */
    public List<Alarm> raise(UUID ticketId, String level) {
        Instant now = clock.instant();
        List<Alarm> raised = new ArrayList<>();
        for (SlaClock running : clocks(ticketId)) {
            Instant at = level.equals(AT_RISK) ? running.warnAt() : running.dueAt();
            if (waitsForAPerson(running) && !at.isAfter(now) && recordAlarm(running, level, at, now)) {
                raised.add(new Alarm(running, level));
            }
        }
        return raised;
    }

    private WorkCalendar calendarOf(SlaClock running) {
        return calendars.of(running.level().calendar(), running.calendarVersion());
    }

    private static boolean waitsForAPerson(SlaClock clock) {
        return clock.isRunning() && !DONE_BY_THE_DESK.contains(clock.name());
    }

    private boolean recordAlarm(SlaClock running, String level, Instant at, Instant now) {
        return jdbc.update("insert into sixstep.sla_alarm (ticket_id, round, clock, level, due_at, raised_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                running.ticketId(), running.round(), running.name(), level, SlaClock.utc(at), SlaClock.utc(now)) == 1;
    }

    private Instant start(Ticket ticket, String name) {
        if (ticket.round() == 1 && FROM_ACCEPTANCE.contains(name)) {
            return ticket.acceptedAt();
        }
        return clock.instant();
    }

    @SuppressWarnings("unchecked")
    private Optional<SlaClock> earliest(UUID ticketId, String name, Instant start) {
        Ticket ticket = tickets.get(ticketId);
        Object levels = ticket.fact("serviceLevels");
        return ((List<Map<String, Object>>) (levels == null ? List.of() : levels)).stream()
                .filter(level -> name.equals(level.get("clock")))
                .map(level -> ServiceLevel.of(level, calendars))
                // a target of no time at all is no clock: a P0 is reported to the supervisors when its owner is assigned (R25)
                .filter(level -> !level.isZero())
                .map(level -> SlaClock.start(ticketId, ticket.round(), ticket.policy(), level, start, calendars.current(level.calendar()), DECISION))
                .min(Comparator.comparing(SlaClock::dueAt));
    }

    /** Clocks that this transaction has read or changed; the changed ones are written in one batch. */
    private final class Session {

        private final Map<UUID, Map<String, SlaClock>> known = new LinkedHashMap<>();
        private final Set<String> changed = new LinkedHashSet<>();

        Collection<SlaClock> clocks(UUID ticketId) {
            return List.copyOf(load(ticketId).values());
        }

        void put(SlaClock changedClock) {
            load(changedClock.ticketId()).put(key(changedClock), changedClock);
            changed.add(changedClock.ticketId() + key(changedClock));
        }

        void flush() {
            List<Object[]> rows = known.values().stream().flatMap(clocks -> clocks.values().stream())
                    .filter(clock -> changed.contains(clock.ticketId() + key(clock))).map(SlaClock::parameters).toList();
            changed.clear();
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(SlaClock.UPSERT, rows);
            }
        }

        private Map<String, SlaClock> load(UUID ticketId) {
            return known.computeIfAbsent(ticketId, id -> {
                Map<String, SlaClock> clocks = new LinkedHashMap<>();
                jdbc.query("select * from sixstep.sla_clock where ticket_id = ? order by started_at, clock", SlaClock::read, id)
                        .forEach(clock -> clocks.put(key(clock), clock));
                return clocks;
            });
        }

        private static String key(SlaClock clock) {
            return "/" + clock.round() + "/" + clock.name();
        }
    }
}
