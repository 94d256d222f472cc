package org.sixstep.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.transaction.TransactionScoped;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Raises the alarms of a ticket's clocks: each level of each promise once, however often a timer fires, in order, with the time it was due
 * and the time it was raised. Where several policies promise the same, the strictest counts.
 */
@Component
public class Alarms {

    public enum Kind {
        /** Before the limit. */
        WARNING,
        /** At the limit and beyond. */
        ESCALATION
    }

    /**
     * What was just raised.
     *
     * @param levels who is notified, all of the same percentage
     * @param dueAt  when it should have been raised
     */
    public record Alarm(SlaClock clock, int percent, List<AlarmLevel> levels, Instant dueAt) {

        public boolean asksForExplanation() {
            return levels.stream().anyMatch(AlarmLevel::asksForExplanation);
        }
    }

    private final JdbcTemplate jdbc;
    private final ServiceLevels levels;
    private final ClockReadings readings;
    private final Clock clock;
    /** By ticket, what was raised before or in this transaction. */
    private final TransactionScoped<Map<UUID, Set<String>>> sessions = new TransactionScoped<>(HashMap::new, known -> {
    });

    Alarms(JdbcTemplate jdbc, ServiceLevels levels, ClockReadings readings, Clock clock) {
        this.jdbc = jdbc;
        this.levels = levels;
        this.readings = readings;
        this.clock = clock;
    }

    /** @param levelsOf the levels of a clock */
    public List<Alarm> raise(UUID ticketId, Kind kind, Function<SlaClock, List<AlarmLevel>> levelsOf) {
        Instant now = clock.instant();
        Set<String> known = raised(ticketId);
        List<Alarm> raised = new ArrayList<>();
        for (Alarm due : all(ticketId, kind, levelsOf).filter(alarm -> !alarm.dueAt().isAfter(now) && !known.contains(key(alarm)))
                .toList()) {
            // another node may have raised it since it was asked
            if (record(due, now)) {
                raised.add(due);
            }
            known.add(key(due));
        }
        return raised;
    }

    /** When the next level is due that was not yet raised; empty if none is left. A clock that is paused has none until its pause ends. */
    public Optional<Instant> next(UUID ticketId, Kind kind, Function<SlaClock, List<AlarmLevel>> levelsOf) {
        Set<String> raised = raised(ticketId);
        return all(ticketId, kind, levelsOf).filter(alarm -> !raised.contains(key(alarm))).map(Alarm::dueAt).min(Instant::compareTo);
    }

    private Stream<Alarm> all(UUID ticketId, Kind kind, Function<SlaClock, List<AlarmLevel>> levelsOf) {
        return levels.strictestByName(ticketId).stream().flatMap(running -> {
            Map<Integer, List<AlarmLevel>> byPercent = levelsOf.apply(running).stream()
                    .filter(level -> level.isWarning() == (kind == Kind.WARNING))
                    .collect(Collectors.groupingBy(AlarmLevel::percent, TreeMap::new, Collectors.toList()));
            return byPercent.entrySet().stream()
                    .map(entry -> new Alarm(running, entry.getKey(), entry.getValue(), readings.reaches(running, entry.getKey())));
        });
    }

    private Set<String> raised(UUID ticketId) {
        return sessions.get().computeIfAbsent(ticketId, unknown -> new HashSet<>(jdbc.queryForList(
                "select round || '/' || clock || '/' || target || '/' || level from sixstep.sla_alarm where ticket_id = ?", String.class,
                ticketId)));
    }

    private static String key(Alarm alarm) {
        return alarm.clock().round() + "/" + alarm.clock().name() + "/" + alarm.clock().level().target() + "/" + alarm.percent() + "%";
    }

    private boolean record(Alarm alarm, Instant now) {
        return jdbc.update("""
                insert into sixstep.sla_alarm (ticket_id, round, clock, target, level, due_at, raised_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", alarm.clock().ticketId(), alarm.clock().round(), alarm.clock().name(),
                alarm.clock().level().target(),
                alarm.percent() + "%", SlaClock.utc(alarm.dueAt()), SlaClock.utc(now)) == 1;
    }
}
