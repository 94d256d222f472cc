package org.sixstep.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sixstep.JsonColumn;
import org.sixstep.SixstepProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Years for which a calendar uses holidays that nobody has deployed yet. Such a year counts by the week alone, so that due times would be
 * too early: it is noticed thirty days before it begins.
 */
@Component
public class MissingYears {

    private static final int DAYS_AHEAD = 30;

    private final WorkCalendars calendars;
    private final JdbcTemplate jdbc;
    private final JsonColumn json;
    private final Clock clock;
    private final ZoneId zone;

    MissingYears(WorkCalendars calendars, JdbcTemplate jdbc, JsonColumn json, Clock clock, SixstepProperties settings) {
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** What is missing now. One schedule and year is missing once, however many calendars use it. */
    public List<MissingYear> now() {
        return calendars.current().stream().flatMap(calendar -> Stream.ofNullable(calendar.schedule())
                .flatMap(schedule -> needed(LocalDate.ofInstant(clock.instant(), calendar.zone()))
                        .filter(year -> !calendar.years().contains(year)).mapToObj(year -> new MissingYear(schedule, year))))
                .distinct().toList();
    }

    /**
     * Writes down that a year is missing.
     *
     * @return its id the first time, afterwards nothing
     */
    @Transactional
    public Optional<UUID> notice(MissingYear missing) {
        UUID id = UUID.randomUUID();
        int isNew = jdbc.update(
                "insert into sixstep.missing_year (id, schedule, year, noticed_at) values (?, ?, ?, ?) on conflict (schedule, year) do"
                        + " nothing",
                id, missing.schedule(), missing.year(), SlaClock.utc(clock.instant()));
        return isNew == 1 ? Optional.of(id) : Optional.empty();
    }

    public MissingYear get(UUID id) {
        return jdbc
                .query("select schedule, year from sixstep.missing_year where id = ?",
                        (row, n) -> new MissingYear(row.getString(1), row.getInt(2)), id)
                .stream().findFirst().orElseThrow(() -> new IllegalArgumentException("There is no missing year with the id " + id));
    }

    /** When the year begins at the desk. */
    public Instant beginsAt(UUID id) {
        return LocalDate.of(get(id).year(), 1, 1).atStartOfDay(zone).toInstant();
    }

    /** Keys of the calendars that use these holidays. */
    List<String> usedBy(MissingYear missing) {
        return calendars.current().stream().filter(calendar -> missing.schedule().equals(calendar.schedule())).map(WorkCalendar::key)
                .toList();
    }

    Map<String, Object> fields(UUID id) {
        return jdbc.queryForObject("select fields from sixstep.missing_year where id = ?", (row, n) -> json.fields(row.getString(1)), id);
    }

    @Transactional
    void note(UUID id, Map<String, Object> values) {
        jdbc.update("update sixstep.missing_year set fields = jsonb_strip_nulls(fields || ?) where id = ?", json.parameter(values), id);
    }

    private static IntStream needed(LocalDate today) {
        return IntStream.rangeClosed(today.getYear(), today.plusDays(DAYS_AHEAD).getYear());
    }
}
