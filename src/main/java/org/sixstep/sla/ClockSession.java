package org.sixstep.sla;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clocks that one transaction has read or changed; the changed ones are written in one batch. */
final class ClockSession {

    private final JdbcTemplate jdbc;
    private final Map<UUID, Map<String, SlaClock>> known = new LinkedHashMap<>();
    private final Set<UUID> locked = new HashSet<>();
    private final Map<String, List<ClockSegment>> pieces = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<ClockSegment> added = new ArrayList<>();

    ClockSession(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket was just locked: what was read of its clocks before may have been changed by others since. */
    void locked(UUID ticketId) {
        if (locked.add(ticketId)) {
            known.remove(ticketId);
            pieces.keySet().removeIf(key -> key.startsWith(ticketId.toString()));
        }
    }

    List<SlaClock> clocks(UUID ticketId) {
        return List.copyOf(load(ticketId).values());
    }

    void put(SlaClock changedClock) {
        load(changedClock.ticketId()).put(key(changedClock), changedClock);
        changed.add(changedClock.ticketId() + key(changedClock));
    }

    /** What came before the piece that is now counted or paused; asked of the database only for clocks that were ever paused. */
    List<ClockSegment> pieces(SlaClock measured) {
        return measured.wasPaused() || pieces.containsKey(measured.ticketId() + key(measured)) ? List.copyOf(loadPieces(measured))
                : List.of();
    }

    void add(SlaClock of, ClockSegment piece) {
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
