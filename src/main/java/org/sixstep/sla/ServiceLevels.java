package org.sixstep.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The clocks of a ticket: opened when what they measure begins, paused while somebody outside is waited for, stopped when it is done. Where
 * several policies promise the same, each is measured, and the strictest counts for people (requirements, section 4). Times are UTC, days
 * those of the calendar. A clock goes on by the version of the calendar that it began with; a new promise is made by the current one.
 */
@Component
public class ServiceLevels {

    private static final String DECISION = "setServiceLevels";
    /** Regular updates are sent by the desk itself when they are due. */
    private static final Set<String> DONE_BY_THE_DESK = Set.of("updateReporter", "updateLead");
    private static final List<String> OPENED_BY_PROMISE = List.of("triage", "response", "resolve");
    private static final BinaryOperator<SlaClock> STRICTER = BinaryOperator.minBy(Comparator.comparing(SlaClock::dueAt));

    private final JdbcTemplate jdbc;
    private final TicketStore tickets;
    private final WorkCalendars calendars;
    private final ObjectProvider<CurrentServiceLevels> today;
    private final Clock clock;
    private final TransactionScoped<Session> sessions = new TransactionScoped<>(Session::new, Session::flush);

    ServiceLevels(JdbcTemplate jdbc, TicketStore tickets, WorkCalendars calendars, ObjectProvider<CurrentServiceLevels> today,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.calendars = calendars;
        this.today = today;
        this.clock = clock;
    }

    // ---- what happens to clocks

    /**
     * Promises these targets to a ticket and opens those that run from its acceptance. Clocks that run already go on towards the new
     * target, with all that they have counted; one that the new promise does not know ends without a verdict.
     *
     * @return whether a limit moved that was known before, so that alarms must be set anew
     */
    public boolean promise(UUID ticketId, List<ServiceLevel> levels) {
        Ticket ticket = tickets.change(ticketId, Map.of("serviceLevels", levels.stream().map(ServiceLevel::toMap).toList()));
        Session session = sessions.get();
        boolean moved = false;
        for (SlaClock running : running(session, ticketId)) {
            SlaClock changed = levels.stream()
                    .filter(level -> level.clock().equals(running.name()) && level.source().equals(running.level().source())
                            && !level.isZero())
                    .map(level -> running.promise(level, ticket.policy(), calendars.current(level.calendar()), session.pieces(running)))
                    .reduce(STRICTER)
                    .orElseGet(() -> running.drop(clock.instant(), calendarOf(running)));
            moved |= !changed.dueAt().equals(running.dueAt()) || !changed.isRunning();
            if (!changed.equals(running)) {
                session.put(changed);
            }
        }
        OPENED_BY_PROMISE.forEach(name -> open(ticketId, name));
        sessions.changed(session);
        return moved;
    }

    /**
     * The strictest clock of this round and name, opened now if it was not yet: from the moment that its target names, or from the moment
     * it is first asked for, as the call-back when it becomes due.
     *
     * @return empty if the ticket was promised no such target
     */
    public Optional<SlaClock> open(UUID ticketId, String name) {
        Session session = sessions.get();
        Ticket ticket = tickets.get(ticketId);
        List<SlaClock> known = session.clocks(ticketId).stream()
                .filter(opened -> opened.name().equals(name) && opened.round() == ticket.round()).toList();
        // a table may give several targets of one source, as for a fault outside core business: the strictest is the source's
        Map<String, SlaClock> bySource = new LinkedHashMap<>();
        for (ServiceLevel level : promised(ticket, name)) {
            if (known.stream().noneMatch(opened -> opened.level().source().equals(level.source()) && !opened.isDropped())) {
                bySource.merge(level.source(), SlaClock.start(ticketId, ticket.round(), ticket.policy(), level, start(ticket, level, known),
                        calendars.current(level.calendar()), DECISION), STRICTER);
            }
        }
        bySource.values().forEach(session::put);
        sessions.changed(session);
        return strictest(ticketId, name);
    }

    /** The clock of this round and name that is due first, a running one before those that stand. */
    public Optional<SlaClock> strictest(UUID ticketId, String name) {
        int round = tickets.get(ticketId).round();
        List<SlaClock> named = sessions.get().clocks(ticketId).stream()
                .filter(opened -> opened.name().equals(name) && opened.round() == round).toList();
        return named.stream().filter(SlaClock::isRunning).reduce(STRICTER).or(() -> named.stream().reduce(STRICTER));
    }

    /** Stops every clock of a ticket that ends. */
    public void stopAll(UUID ticketId) {
        stop(ticketId, any -> true);
    }

    /** Stops what measures this and keeps its verdicts; a clock that does not run stays as it is. */
    public void stop(UUID ticketId, String name) {
        stop(ticketId, running -> running.name().equals(name));
    }

    /** What a clock measures was done and is due again: the clock of a regular update. */
    public void renew(UUID ticketId, String name) {
        Session session = sessions.get();
        running(session, ticketId).stream().filter(running -> running.name().equals(name))
                .forEach(running -> session.put(running.renew(clock.instant(), calendarOf(running))));
        sessions.changed(session);
    }

    /**
     * Lets the clocks stand whose targets allow it (E1). While one pause lasts, another changes nothing.
     *
     * @param reason who or what is waited for
     * @param limit  after which they count again although nothing has come; elapsed time
     * @return whether a clock stands now that counted before
     */
    public boolean pause(UUID ticketId, String reason, Duration limit) {
        Instant now = clock.instant();
        return change(ticketId, running -> running.level().pausable() && !running.isPaused(), running -> reason,
                running -> now.plus(limit));
    }

    /**
     * Ends the pause for this reason; another one goes on.
     *
     * @return whether such a pause ends with this, or had ended at its limit without anybody having noticed
     */
    public boolean resume(UUID ticketId, String reason) {
        boolean stood = running(sessions.get(), ticketId).stream().anyMatch(running -> reason.equals(running.pauseReason()));
        change(ticketId, running -> reason.equals(running.pauseReason()), running -> null, running -> null);
        return stood;
    }

    // ---- what they show

    /** All clocks of all rounds, as they are now. */
    public List<SlaClock> clocks(UUID ticketId) {
        Session session = sessions.get();
        return session.clocks(ticketId).stream().map(this::settled).toList();
    }

    /** What a clock has counted and how long it stood, piece by piece; the last one is still open while it runs. */
    public List<ClockSegment> segments(SlaClock measured) {
        Session session = sessions.get();
        List<ClockSegment> pieces = new ArrayList<>(session.pieces(measured));
        SlaClock last = settled(measured);
        if (last.since().isAfter(measured.since())) {
            pieces.add(measured.piece(last.since(), calendarOf(measured)));
        }
        Instant end = last.stoppedAt() == null ? clock.instant() : last.stoppedAt();
        if (pieces.isEmpty() || pieces.get(pieces.size() - 1).endedAt().isBefore(end)) {
            pieces.add(last.piece(end, calendarOf(last)));
        }
        return pieces;
    }

    public Duration counted(SlaClock measured) {
        return settled(measured).counted(clock.instant(), calendarOf(measured));
    }

    public Duration paused(SlaClock measured) {
        return settled(measured).paused(clock.instant());
    }

    public int percentCounted(SlaClock measured) {
        return (int) Math.min(Integer.MAX_VALUE, counted(measured).toMillis() * 100 / Math.max(1, measured.level().duration().toMillis()));
    }

    /** When this share of its target is counted. */
    public Instant reaches(SlaClock measured, int percent) {
        return measured.reaches(measured.level().share(percent), calendarOf(measured), sessions.get().pieces(measured));
    }

    /** The calendar that a clock counts by. */
    public WorkCalendar calendarOf(SlaClock measured) {
        return calendars.of(measured.level().calendar(), measured.calendarVersion());
    }

    /** The running clock that is due first, of those that wait for a person. */
    public Optional<SlaClock> nearest(UUID ticketId) {
        return ringing(ticketId).stream().reduce(STRICTER);
    }

    /** Of the running clocks that wait for a person, the strictest of each name. */
    public List<SlaClock> ringing(UUID ticketId) {
        return List.copyOf(running(sessions.get(), ticketId).stream().filter(running -> !DONE_BY_THE_DESK.contains(running.name()))
                .collect(Collectors.toMap(SlaClock::name, running -> running, STRICTER, LinkedHashMap::new)).values());
    }

    // ---- how

    private void stop(UUID ticketId, Predicate<SlaClock> which) {
        Session session = sessions.get();
        Instant now = clock.instant();
        for (SlaClock running : running(session, ticketId).stream().filter(which).toList()) {
            SlaClock last = settle(session, running);
            if (last.wasPaused()) {
                session.add(last.piece(now, calendarOf(last)));
            }
            session.put(judged(session, last, now));
        }
        sessions.changed(session);
    }

    private SlaClock judged(Session session, SlaClock last, Instant now) {
        WorkCalendar calendar = calendarOf(last);
        CurrentServiceLevels policy = today.getIfAvailable();
        Ticket ticket = tickets.get(last.ticketId());
        int version = policy == null ? last.level().version() : policy.version();
        WorkCalendar current = calendars.current(last.level().calendar());
        if (version == last.level().version() && current.version() == last.calendarVersion()) {
            return last.stop(now, calendar, last.dueAt(), version);
        }
        List<ServiceLevel> levels = version == last.level().version() ? List.of(last.level()) : policy.levels(ticket);
        Instant due = levels.stream()
                .filter(level -> level.clock().equals(last.name()) && level.source().equals(last.level().source()) && !level.isZero())
                .map(level -> last.reaches(level.duration(), calendars.current(level.calendar()), session.pieces(last)))
                .min(Instant::compareTo).orElse(null);
        return last.stop(now, calendar, due, version);
    }

    private boolean change(UUID ticketId, Predicate<SlaClock> which, Function<SlaClock, String> reason,
            Function<SlaClock, Instant> pauseEnds) {
        Session session = sessions.get();
        Instant now = clock.instant();
        boolean changed = false;
        for (SlaClock running : running(session, ticketId)) {
            SlaClock last = settle(session, running);
            if (which.test(last)) {
                ClockSegment piece = last.piece(now, calendarOf(last));
                session.add(piece);
                session.put(last.after(piece, reason.apply(last), pauseEnds.apply(last)).due(calendarOf(last), session.pieces(last)));
                changed = true;
            }
        }
        sessions.changed(session);
        return changed;
    }

    /** A pause that has lasted as long as it may is over; its limit was reckoned with that already. */
    private SlaClock settle(Session session, SlaClock running) {
        SlaClock settled = settled(running);
        if (settled != running) {
            session.add(running.piece(settled.since(), calendarOf(running)));
            session.put(settled);
        }
        return settled;
    }

    private SlaClock settled(SlaClock measured) {
        if (!measured.isPaused() || measured.pauseEndsAt().isAfter(clock.instant())) {
            return measured;
        }
        return measured.after(measured.piece(measured.pauseEndsAt(), calendarOf(measured)), null, null);
    }

    private static List<SlaClock> running(Session session, UUID ticketId) {
        return session.clocks(ticketId).stream().filter(SlaClock::isRunning).toList();
    }

    private Instant start(Ticket ticket, ServiceLevel level, List<SlaClock> sameName) {
        if (!sameName.isEmpty()) {
            // another policy that joins in measures the same from the same moment
            return sameName.get(0).startedAt();
        }
        if (ticket.round() > 1) {
            return clock.instant();
        }
        return switch (level.startsFrom()) {
            case "occurrence" -> Objects.requireNonNullElse(ticket.instant("occurredAt"), ticket.acceptedAt());
            case "report" -> Objects.requireNonNullElse(ticket.instant("reportedAt"), ticket.acceptedAt());
            case "acceptance" -> ticket.acceptedAt();
            default -> clock.instant();
        };
    }

    /** A target of no time at all is no clock: a P0 is reported when its owner is assigned (R25). */
    @SuppressWarnings("unchecked")
    private List<ServiceLevel> promised(Ticket ticket, String name) {
        Object levels = ticket.fact("serviceLevels");
        Stream<Map<String, Object>> rows = ((List<Map<String, Object>>) (levels == null ? List.of() : levels)).stream();
        return rows.filter(row -> name.equals(row.get("clock"))).map(row -> ServiceLevel.of(row, calendars))
                .filter(level -> !level.isZero()).toList();
    }

    /** Clocks that this transaction has read or changed; the changed ones are written in one batch. */
    private final class Session {

        private final Map<UUID, Map<String, SlaClock>> known = new LinkedHashMap<>();
        private final Map<String, List<ClockSegment>> pieces = new LinkedHashMap<>();
        private final Set<String> changed = new LinkedHashSet<>();
        private final List<ClockSegment> added = new ArrayList<>();

        List<SlaClock> clocks(UUID ticketId) {
            return List.copyOf(load(ticketId).values());
        }

        void put(SlaClock changedClock) {
            load(changedClock.ticketId()).put(key(changedClock), changedClock);
            changed.add(changedClock.ticketId() + key(changedClock));
        }

        /** What came before the piece that is now counted or paused; asked of the database only for clocks that ever stood. */
        List<ClockSegment> pieces(SlaClock measured) {
            return measured.wasPaused() || pieces.containsKey(measured.ticketId() + key(measured)) ? List.copyOf(loadPieces(measured))
                    : List.of();
        }

        void add(ClockSegment piece) {
            SlaClock of = load(piece.ticketId()).get("/" + piece.round() + "/" + piece.clock() + "/" + piece.source());
            loadPieces(of).add(piece);
            added.add(piece);
        }

        void flush() {
            List<Object[]> rows = known.values().stream().flatMap(clocks -> clocks.values().stream())
                    .filter(clock -> changed.contains(clock.ticketId() + key(clock))).map(SlaClock::parameters).toList();
            changed.clear();
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(SlaClock.UPSERT, rows);
            }
            if (!added.isEmpty()) {
                jdbc.batchUpdate(ClockSegment.INSERT, added.stream().map(ClockSegment::parameters).toList());
                added.clear();
            }
        }

        private List<ClockSegment> loadPieces(SlaClock measured) {
            return pieces.computeIfAbsent(measured.ticketId() + key(measured), key -> new ArrayList<>(jdbc.query(
                    "select * from sixstep.sla_segment where ticket_id = ? and round = ? and clock = ? and source = ? order by began_at,"
                            + " ended_at",
                    ClockSegment::read,
                    measured.ticketId(), measured.round(), measured.name(), measured.level().source())));
        }

        private Map<String, SlaClock> load(UUID ticketId) {
            return known.computeIfAbsent(ticketId, id -> {
                Map<String, SlaClock> clocks = new LinkedHashMap<>();
                jdbc.query("select * from sixstep.sla_clock where ticket_id = ? order by started_at, clock, due_at", SlaClock::read, id)
                        .forEach(clock -> clocks.put(key(clock), clock));
                return clocks;
            });
        }

        private static String key(SlaClock clock) {
            return "/" + clock.round() + "/" + clock.name() + "/" + clock.level().source();
        }
    }
}
