package org.sixstep.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The clocks of a ticket: opened when what they measure begins, paused while somebody outside is waited for, stopped when it is done. Where
 * several policies promise the same, each is measured, and the strictest counts for people (requirements, section 4). Times are UTC, days
 * those of the calendar. A clock goes on by the version of the calendar that it began with; a new promise is made by the current one.
 */
@Component
public class ServiceLevels {

    /** The clock that the first human contact with the reporter meets. */
    public static final String RESPONSE = "response";

    private static final String DECISION = "setServiceLevels";
    /** Regular updates are sent by the desk itself when they are due. */
    private static final Set<String> DONE_BY_THE_DESK = Set.of("updateReporter", "updateLead");
    private static final List<String> OPENED_BY_PROMISE = List.of("triage", RESPONSE, "resolve");
    private static final BinaryOperator<SlaClock> STRICTER = BinaryOperator.minBy(Comparator.comparing(SlaClock::dueAt));

    private final ClockReadings readings;
    private final TicketStore tickets;
    private final WorkCalendars calendars;
    private final ObjectProvider<CurrentServiceLevels> today;
    private final Clock clock;

    ServiceLevels(ClockReadings readings, TicketStore tickets, WorkCalendars calendars, ObjectProvider<CurrentServiceLevels> today,
            Clock clock) {
        this.readings = readings;
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
        ClockSession session = changing(ticketId);
        Ticket ticket = tickets.change(ticketId, Map.of("serviceLevels", levels.stream().map(ServiceLevel::toMap).toList()));
        boolean moved = false;
        for (SlaClock running : running(session, ticketId)) {
            SlaClock changed = levels.stream()
                    .filter(level -> level.clock().equals(running.name()) && level.source().equals(running.level().source())
                            && !level.isZero())
                    .map(level -> running.promise(level, ticket.policy(), calendars.current(level.calendar()), session.pieces(running)))
                    .reduce(STRICTER)
                    .orElseGet(() -> running.drop(clock.instant(), readings.calendarOf(running)));
            moved |= !changed.dueAt().equals(running.dueAt()) || !changed.isRunning();
            if (!changed.equals(running)) {
                session.put(changed);
            }
        }
        OPENED_BY_PROMISE.forEach(name -> open(ticketId, name));
        readings.changed(session);
        Instant responded = ticket.instant("firstResponseAt");
        if (responded != null && ticket.round() == 1) {
            // a question was asked before the priority was known, or another policy joined in after the response
            stop(ticketId, running -> running.name().equals(RESPONSE), responded);
        }
        return moved;
    }

    /**
     * The strictest clock of this round and name, opened now if it was not yet: from the moment that its target names, or from the moment
     * it is first asked for, as the call-back when it becomes due.
     *
     * @return empty if the ticket was promised no such target
     */
    public Optional<SlaClock> open(UUID ticketId, String name) {
        if (!missing(readings.session(), ticketId, name).isEmpty()) {
            ClockSession session = changing(ticketId);
            missing(session, ticketId, name).forEach(session::put);
            readings.changed(session);
        }
        return strictest(ticketId, name);
    }

    private Collection<SlaClock> missing(ClockSession session, UUID ticketId, String name) {
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
        return bySource.values();
    }

    /** The clock of this round and name that is due first, a running one before paused ones. */
    public Optional<SlaClock> strictest(UUID ticketId, String name) {
        int round = tickets.get(ticketId).round();
        List<SlaClock> named = readings.session().clocks(ticketId).stream()
                .filter(opened -> opened.name().equals(name) && opened.round() == round).toList();
        return named.stream().filter(SlaClock::isRunning).reduce(STRICTER).or(() -> named.stream().reduce(STRICTER));
    }

    /** Stops every clock of a ticket that ends. */
    public void stopAll(UUID ticketId) {
        stop(ticketId, any -> true, clock.instant());
    }

    /** Stops what measures this and keeps its verdicts; a clock that does not run stays as it is. */
    public void stop(UUID ticketId, String name) {
        stop(ticketId, running -> running.name().equals(name), clock.instant());
    }

    /** What a clock measures was done and is due again: the clock of a regular update. */
    public void renew(UUID ticketId, String name) {
        ClockSession session = changing(ticketId);
        running(session, ticketId).stream().filter(running -> running.name().equals(name))
                .forEach(running -> session.put(running.renew(clock.instant(), readings.calendarOf(running))));
        readings.changed(session);
    }

    /**
     * Pauses the clocks whose targets allow it (E1). During a pause another one changes nothing.
     *
     * @param reason who or what is waited for
     * @param limit  after which they count again although nothing has come; elapsed time
     * @return whether a clock was paused that counted before
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
        boolean stood = running(changing(ticketId), ticketId).stream().anyMatch(running -> reason.equals(running.pauseReason()));
        change(ticketId, running -> reason.equals(running.pauseReason()), running -> null, running -> null);
        return stood;
    }

    // ---- what they show

    /** All clocks of all rounds, as they are now. */
    public List<SlaClock> clocks(UUID ticketId) {
        ClockSession session = readings.session();
        return session.clocks(ticketId).stream().map(readings::settled).toList();
    }

    /** The running clock that is due first, of those that wait for a person. */
    public Optional<SlaClock> nearest(UUID ticketId) {
        return strictestByName(ticketId).stream().reduce(STRICTER);
    }

    /** Of the running clocks that wait for a person, the strictest of each name. */
    public List<SlaClock> strictestByName(UUID ticketId) {
        return List.copyOf(running(readings.session(), ticketId).stream().filter(running -> !DONE_BY_THE_DESK.contains(running.name()))
                .collect(Collectors.toMap(SlaClock::name, running -> running, STRICTER, LinkedHashMap::new)).values());
    }

    // ---- how

    /** One transaction at a time changes the clocks of a ticket: two people may do the same at the same moment. */
    private ClockSession changing(UUID ticketId) {
        tickets.lock(ticketId);
        ClockSession session = readings.session();
        session.locked(ticketId);
        return session;
    }

    private void stop(UUID ticketId, Predicate<SlaClock> which, Instant now) {
        if (running(readings.session(), ticketId).stream().noneMatch(which)) {
            return;
        }
        ClockSession session = changing(ticketId);
        for (SlaClock running : running(session, ticketId).stream().filter(which).toList()) {
            SlaClock last = settle(session, running);
            if (last.wasPaused()) {
                session.add(last, last.piece(now, readings.calendarOf(last)));
            }
            session.put(judged(session, last, now));
        }
        readings.changed(session);
    }

    private SlaClock judged(ClockSession session, SlaClock last, Instant now) {
        WorkCalendar calendar = readings.calendarOf(last);
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
        ClockSession session = changing(ticketId);
        Instant now = clock.instant();
        boolean changed = false;
        for (SlaClock running : running(session, ticketId)) {
            SlaClock last = settle(session, running);
            if (which.test(last)) {
                ClockSegment piece = last.piece(now, readings.calendarOf(last));
                session.add(last, piece);
                session.put(
                        last.after(piece, reason.apply(last), pauseEnds.apply(last)).due(readings.calendarOf(last), session.pieces(last)));
                changed = true;
            }
        }
        readings.changed(session);
        return changed;
    }

    /** A pause that has lasted as long as it may is over; its limit already includes that. */
    private SlaClock settle(ClockSession session, SlaClock running) {
        SlaClock settled = readings.settled(running);
        if (settled != running) {
            session.add(running, running.piece(settled.since(), readings.calendarOf(running)));
            session.put(settled);
        }
        return settled;
    }

    private static List<SlaClock> running(ClockSession session, UUID ticketId) {
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
}
