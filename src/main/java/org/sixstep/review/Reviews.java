package org.sixstep.review;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.JsonColumn;
import org.sixstep.NotFoundException;
import org.sixstep.SixstepProperties;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Weekly and monthly reviews of the archive (R63, R69). Periods are days of the desk. */
@Component
public class Reviews {

    /** A timer in UTC may fire on the evening before in the desk's zone; the nearest end of a period is meant. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final long LONGEST_PERIOD_DAYS = 366;
    private static final int REPORT_DAY = 5;
    private static final int REPORT_HOUR = 18;
    private static final TypeReference<Map<String, List<Map<String, Object>>>> PROBLEMS = new TypeReference<>() {};
    private static final String INSERT = """
            insert into sixstep.review (id, monthly, period_from, period_to, state, created_at) values (?, ?, ?, ?, 'open', ?)
            on conflict (monthly, period_from, period_to) do nothing""";

    private final JdbcTemplate jdbc;
    private final JsonColumn json;
    private final Problems problems;
    private final Clock clock;
    private final ZoneId zone;

    Reviews(JdbcTemplate jdbc, JsonColumn json, Problems problems, Clock clock, SixstepProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.problems = problems;
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** The review of the week just ended, Monday to Sunday; a timer that fires twice gets the same one. */
    @Transactional
    public UUID weekEnded() {
        LocalDate end = nearestDay().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return ofPeriod(end.minusWeeks(1), end, false);
    }

    /** The review of the month just ended; a timer that fires twice gets the same one. */
    @Transactional
    public UUID monthEnded() {
        LocalDate end = nearestDay().withDayOfMonth(1);
        return ofPeriod(end.minusMonths(1), end, true);
    }

    /**
     * A review that somebody asks for.
     *
     * @param from    first day
     * @param to      last day
     * @param monthly whether it ends with a signed report
     * @throws InvalidFormException if the days are not a valid period, or the period has its review already
     */
    @Transactional
    public UUID requested(LocalDate from, LocalDate to, boolean monthly) {
        if (to.isBefore(from)) {
            throw new InvalidFormException("reviewTo", CatalogueText.say("review.lastBeforeFirst"));
        }
        if (from.isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            throw new InvalidFormException("reviewFrom", CatalogueText.say("review.notBegun"));
        }
        if (from.plusDays(LONGEST_PERIOD_DAYS).isBefore(to)) {
            throw new InvalidFormException("reviewTo", CatalogueText.say("review.tooLong"));
        }
        return insert(from, to.plusDays(1), monthly)
                .orElseThrow(() -> new InvalidFormException("reviewFrom", CatalogueText.say("review.exists")));
    }

    /** Fills the review's lists, with the present data. A published review stays as it is. */
    @Transactional
    public void collectProblems(UUID id) {
        Review review = get(id);
        if (review.isOpen()) {
            jdbc.update("update sixstep.review set problems = ? where id = ?",
                    json.parameter(problems.between(review.from(), review.to(), clock.instant())), id);
        }
    }

    /** When the report must be signed: the 5th of the month after the period, at the end of the day's work (R69). */
    public Instant reportDueAt(UUID id) {
        LocalDate lastDay = LocalDate.ofInstant(get(id).to(), zone).minusDays(1);
        return YearMonth.from(lastDay).plusMonths(1).atDay(REPORT_DAY).atTime(REPORT_HOUR, 0).atZone(zone).toInstant();
    }

    /** Closes the review. Nothing happens if it is closed already. */
    @Transactional
    public void publish(UUID id) {
        get(id);
        jdbc.update("update sixstep.review set state = 'published', published_at = ? where id = ? and state ="
                + " 'open'", utc(clock.instant()),
                id);
    }

    /** @throws NotFoundException if there is none */
    public Review get(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("review", id));
    }

    public Optional<Review> find(UUID id) {
        return jdbc.query("select * from sixstep.review where id = ?", (row, n) -> read(row), id).stream().findFirst();
    }

    /** The reviews of periods that ended last, newest first. */
    public List<Review> newest(int limit) {
        return jdbc.query("select * from sixstep.review order by period_to desc, id limit ?", (row, n) -> read(row), limit);
    }

    /** Stores submitted values; null removes one. */
    @Transactional
    void note(UUID id, Map<String, Object> values) {
        get(id);
        jdbc.update("update sixstep.review set fields = jsonb_strip_nulls(fields || ?) where id ="
                + " ?", json.parameter(new HashMap<>(values)),
                id);
    }

    ZoneId zone() {
        return zone;
    }

    private LocalDate nearestDay() {
        return LocalDate.ofInstant(clock.instant().plus(HALF_A_DAY), zone);
    }

    private UUID ofPeriod(LocalDate from, LocalDate end, boolean monthly) {
        return insert(from, end, monthly).orElseGet(() -> jdbc.queryForObject(
                "select id from sixstep.review where monthly = ? and period_from = ? and period_to = ?", UUID.class, monthly, start(from),
                start(end)));
    }

    private Optional<UUID> insert(LocalDate from, LocalDate end, boolean monthly) {
        UUID id = UUID.randomUUID();
        int isNew = jdbc.update(INSERT, id, monthly, start(from), start(end), utc(clock.instant()));
        return isNew == 1 ? Optional.of(id) : Optional.empty();
    }

    private Review read(ResultSet row) throws SQLException {
        return new Review(row.getObject("id", UUID.class), row.getBoolean("monthly"), present(row, "period_from"),
                present(row, "period_to"),
                row.getString("state"), json.read(row.getString("problems"), PROBLEMS), json.fields(row.getString("fields")),
                present(row, "created_at"),
                instant(row, "published_at"));
    }

    private OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(zone).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
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
