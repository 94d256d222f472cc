package org.sixstep.sla;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.JsonColumn;
import org.sixstep.transaction.TransactionScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendars of the desk, in versions. Which version is the current one is asked of the database once in each transaction that needs it,
 * so that every node is right at once after a deployment; a version itself never changes and is read once.
 */
@Component
public class WorkCalendars {

    /** Key of the calendar that working days are counted on where no table names one. */
    public static final String WORK_DAYS = "workDays";

    private static final Logger log = LoggerFactory.getLogger(WorkCalendars.class);
    private static final TypeReference<WorkCalendar> CALENDAR = new TypeReference<>() {};
    private static final TypeReference<HolidayYear> YEAR = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonColumn json;
    private final Clock clock;
    private final Map<String, WorkCalendar> read = new ConcurrentHashMap<>();
    private final TransactionScoped<Session> sessions = new TransactionScoped<>(Session::new, session -> {
    });

    WorkCalendars(JdbcTemplate jdbc, JsonColumn json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The calendar that a clock gets which begins now.
     *
     * @throws IllegalArgumentException if no calendar has this key
     */
    public WorkCalendar current(String key) {
        return current(sessions.get(), key);
    }

    /** Every calendar that has a file, in its current version. */
    public List<WorkCalendar> current() {
        Session session = sessions.get();
        return session.versions().keySet().stream().map(key -> current(session, key)).toList();
    }

    /** The calendar as it was in this version. */
    public WorkCalendar of(String key, int version) {
        return of(sessions.get(), key, version);
    }

    /**
     * Takes over the calendars and holidays of a deployment. What is as before gets no new version; changed holidays give one to every
     * calendar that uses them. A year that another deployment brought is replaced by one that comes later, and stays otherwise; no day of
     * it is dropped unless the file says so.
     *
     * @param files      contents by name; files other than calendars and holidays are ignored
     * @param deployment where they come from
     * @throws InvalidCalendarException if a file is wrong; then nothing is stored
     */
    @Transactional
    public void deploy(Map<String, byte[]> files, String deployment) {
        deploy(files, deployment, false);
    }

    /** The same with the files that a release brings, when the application starts: a year that knows more than they do stays as it is. */
    @Transactional
    public void deployRelease(Map<String, byte[]> files, String deployment) {
        deploy(files, deployment, true);
    }

    private void deploy(Map<String, byte[]> files, String deployment, boolean ofRelease) {
        List<CalendarFile> calendars = new ArrayList<>();
        List<HolidayFile> schedules = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> {
            if (name.endsWith(CalendarFile.SUFFIX)) {
                calendars.add(CalendarFile.parse(name, content));
            } else if (name.endsWith(HolidayFile.SUFFIX)) {
                schedules.add(HolidayFile.parse(name, content));
            }
        });
        if (!calendars.isEmpty() || !schedules.isEmpty()) {
            new Deployment(deployment, ofRelease, sessions.get()).store(calendars, schedules);
        }
    }

    private WorkCalendar current(Session session, String key) {
        if (key.equals(WorkCalendar.AROUND_THE_CLOCK)) {
            return WorkCalendar.ALWAYS;
        }
        Integer version = session.versions().get(key);
        if (version == null) {
            throw new IllegalArgumentException("There is no calendar " + key + "; known are " + WorkCalendar.AROUND_THE_CLOCK
                    + (session.versions().isEmpty() ? "" : ", ")
                    + String.join(", ", session.versions().keySet()) + ".");
        }
        return of(session, key, version);
    }

    private WorkCalendar of(Session session, String key, int version) {
        if (key.equals(WorkCalendar.AROUND_THE_CLOCK)) {
            return WorkCalendar.ALWAYS;
        }
        // what this transaction has stored may be rolled back, and its number then be another's
        return session.stored ? load(key, version) : read.computeIfAbsent(key + "/" + version, unread -> load(key, version));
    }

    private WorkCalendar load(String key, int version) {
        return jdbc
                .query("select definition from sixstep.work_calendar where key = ? and version = ?",
                        (row, n) -> json.read(row.getString(1), CALENDAR), key, version)
                .stream().findFirst().orElseThrow(() -> new IllegalStateException("The calendar " + key + " has no version " + version));
    }

    /** What one transaction knows. */
    private final class Session {

        private @Nullable SortedMap<String, Integer> versions;
        private boolean stored;

        SortedMap<String, Integer> versions() {
            if (versions == null) {
                SortedMap<String, Integer> newest = new TreeMap<>();
                jdbc.query("select key, max(version) from sixstep.work_calendar group by key", row -> {
                    newest.put(row.getString(1), row.getInt(2));
                });
                versions = newest;
            }
            return versions;
        }
    }

    /** One deployment; the engine lets only one at a time. */
    private final class Deployment {

        private final String id;
        private final boolean ofRelease;
        private final Session session;

        Deployment(String id, boolean ofRelease, Session session) {
            this.id = id;
            this.ofRelease = ofRelease;
            this.session = session;
        }

        void store(List<CalendarFile> calendars, List<HolidayFile> schedules) {
            refuseWhatIsThereTwice(calendars, schedules);
            Set<String> changed = schedules.stream().filter(this::storeYears).map(HolidayFile::schedule).collect(Collectors.toSet());
            for (String key : List.copyOf(session.versions().keySet())) {
                WorkCalendar calendar = current(session, key);
                if (calendar.schedule() != null && changed.contains(calendar.schedule())
                        && calendars.stream().noneMatch(file -> file.key().equals(key))) {
                    storeVersion(calendar.with(years(calendar.schedule()).values()));
                }
            }
            for (CalendarFile file : calendars) {
                WorkCalendar calendar = file.with(file.schedule() == null ? List.of() : years(file.schedule()).values());
                if (session.versions().containsKey(file.key()) && current(session, file.key()).countsWholeDays()
                        && !calendar.countsWholeDays()) {
                    throw file.mistakeInWeek("the calendar " + file.key()
                            + " counts whole days, and targets in days rely on it; give one with hours another key");
                }
                storeVersion(calendar);
            }
        }

        private static void refuseWhatIsThereTwice(List<CalendarFile> calendars, List<HolidayFile> schedules) {
            Map<String, String> files = new HashMap<>();
            for (CalendarFile file : calendars) {
                String other = files.put(file.key(), file.source().file());
                if (other != null) {
                    throw file.mistakeInKey("the calendar " + file.key() + " is also in " + other);
                }
            }
            Map<String, String> years = new HashMap<>();
            for (HolidayFile file : schedules) {
                for (HolidayYear year : file.years()) {
                    String other = years.put(year.schedule() + " " + year.year(), file.source().file());
                    if (other != null) {
                        throw file.mistakeInYears(year.year() + " of " + year.schedule() + " is also in " + other);
                    }
                }
            }
        }

        /** Whether there was something new. */
        private boolean storeYears(HolidayFile file) {
            Map<Integer, HolidayYear> known = years(file.schedule());
            List<HolidayYear> changed = file.years().stream().filter(year -> !year.equals(known.get(year.year())))
                    .filter(year -> !known.containsKey(year.year()) || keepsKnownDays(file, known.get(year.year()))).toList();
            for (HolidayYear year : changed) {
                jdbc.update("""
                        insert into sixstep.holiday_year (schedule, year, version, days, file, deployment_id, deployed_at)
                        select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ? from sixstep.holiday_year where schedule = ? and year = ?""",
                        year.schedule(), year.year(), json.parameter(year), file.source().file(), id, SlaClock.utc(clock.instant()),
                        year.schedule(), year.year());
            }
            return !changed.isEmpty();
        }

        /** A file of the release must not keep the application from starting: what was deployed meanwhile stays. */
        private boolean keepsKnownDays(HolidayFile file, HolidayYear known) {
            SortedSet<LocalDate> lost = file.forgotten(known);
            if (!lost.isEmpty() && !ofRelease) {
                throw file
                        .mistakeInYears("of " + known.year() + " these days of " + known.schedule() + " are known, and this file would drop"
                                + " them: " + lost.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
                                + "; list them, leave the year out, or name them under 'dropped'");
            }
            if (!lost.isEmpty()) {
                log.warn("{} of this release does not know {} of {}, which were deployed later: {} stays as it is", file.source().file(),
                        lost, known.schedule(), known.year());
            }
            return lost.isEmpty();
        }

        private Map<Integer, HolidayYear> years(String schedule) {
            Map<Integer, HolidayYear> years = new TreeMap<>();
            // in their order, so that the last version of a year stays
            jdbc.query("select year, days from sixstep.holiday_year where schedule = ? order by year, version", row -> {
                years.put(row.getInt(1), json.read(row.getString(2), YEAR));
            }, schedule);
            return years;
        }

        private void storeVersion(WorkCalendar calendar) {
            Integer version = session.versions().get(calendar.key());
            if (version != null && calendar.withVersion(version).equals(current(session, calendar.key()))) {
                return;
            }
            WorkCalendar next = calendar.withVersion(version == null ? 1 : version + 1);
            jdbc.update("insert into sixstep.work_calendar (key, version, definition, deployment_id, deployed_at) values (?, ?, ?, ?, ?)",
                    next.key(), next.version(),
                    json.parameter(next), id, SlaClock.utc(clock.instant()));
            session.versions().put(next.key(), next.version());
            session.stored = true;
        }
    }
}
