package org.sixstep.process.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.process.decision.TestedDecision;
import org.sixstep.sla.CalendarFiles;
import org.sixstep.sla.ServiceLevel;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.sla.WorkCalendars;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The real log in its own time: every incident is opened, classified, asked back and resolved when the log says so, with the clock set by
 * hand. Its verdicts equal those of a computation that knows nothing of Sixstep: it walks from minute to minute and counts.
 */
@Import({ServiceLevels.class, ClockReadings.class, WorkCalendars.class})
class LogVerdictsIT extends DomainTest {

    private static final TestedDecision TABLE = TestedDecision.of("setServiceLevels");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");
    private static final Map<String, String> PRIORITIES = Map.of("1 - Critical", "P0", "2 - High", "P1", "3 - Moderate", "P2", "4 - Low",
            "P3");
    private static final String WAITING = "Awaiting User Info";
    private static final int LIMIT_OF_A_PAUSE = 3 * 24 * 60;

    /** One row of the log. */
    private record Row(LocalDateTime at, String state, String priority) {}

    @Autowired
    private ServiceLevels levels;
    @Autowired
    private WorkCalendars calendars;

    @Test
    void verdictsEqualThoseOfAnIndependentComputation() throws IOException {
        calendars.deploy(CalendarFiles.all(), "test");
        Map<String, List<Row>> log = log();
        List<String> differences = new ArrayList<>();
        int missed = 0;
        for (Map.Entry<String, List<Row>> incident : log.entrySet()) {
            Map<String, String> ours = ours(incident.getValue());
            Map<String, String> theirs = theirs(incident.getValue());
            if (!ours.equals(theirs)) {
                differences.add(incident.getKey() + ": " + ours + ", independently " + theirs);
            }
            missed += theirs.containsValue("missed") ? 1 : 0;
        }
        assertThat(log).hasSize(890);
        assertThat(differences).isEmpty();
        assertThat(missed).as("incidents with a missed target; both verdicts occur").isBetween(1, 889);
    }

    // ---- Sixstep

    private Map<String, String> ours(List<Row> rows) {
        setClock(rows.get(0).at());
        UUID ticket = ticket().id();
        boolean answered = false;
        String priority = null;
        String state = "New";
        for (Row row : rows) {
            setClock(row.at());
            if (state.equals(WAITING) && !row.state().equals(WAITING)) {
                levels.resume(ticket, "reporter");
            }
            if (!row.priority().equals(priority)) {
                levels.promise(ticket, table(row.priority()));
            }
            if (!answered && !row.state().equals("New")) {
                levels.stop(ticket, "response");
                answered = true;
            }
            if (row.state().equals(WAITING) && !state.equals(WAITING)) {
                levels.pause(ticket, "reporter", Duration.ofMinutes(LIMIT_OF_A_PAUSE));
            }
            if (isSolved(row)) {
                levels.stop(ticket, "resolve");
                break;
            }
            priority = row.priority();
            state = row.state();
        }
        Map<String, String> verdicts = new HashMap<>();
        for (SlaClock clock : levels.clocks(ticket)) {
            if (clock.name().equals("response") || clock.name().equals("resolve")) {
                verdicts.put(clock.name() + " " + clock.level().source(), clock.verdict());
                assertThat(clock.verdictToday()).isEqualTo(clock.verdict());
            }
        }
        return verdicts;
    }

    private List<ServiceLevel> table(String priority) {
        Map<String, Object> facts = Map.of("policy", "merged", "priority", priority, "requestKind", "incident");
        return TABLE.answer(facts).stream().map(row -> ServiceLevel.of(row, calendars)).toList();
    }

    private void setClock(LocalDateTime local) {
        clock.set(local.atZone(ZONE).toInstant());
    }

    // ---- without Sixstep

    private static Map<String, String> theirs(List<Row> rows) {
        Row first = rows.get(0);
        Row answered = rows.stream().filter(row -> !row.state().equals("New")).findFirst().orElseThrow();
        Row solved = rows.stream().filter(LogVerdictsIT::isSolved).findFirst().orElseThrow();
        Map<String, String> verdicts = new LinkedHashMap<>();
        // 000: 30 min, 2 h, 2 h for a fault outside core business, one working day; 002: 2 h urgent, otherwise 24 h
        verdicts.put("response 000", verdict(count(rows, first.at(), answered.at(), answered.priority().equals("P3"), false),
                Map.of("P0", 30, "P1", 120, "P2", 120, "P3", 24 * 60).get(answered.priority())));
        verdicts.put("response 002",
                verdict(count(rows, first.at(), answered.at(), false, false), answered.priority().equals("P0") ? 120 : 24 * 60));
        // 002: 4 h, 24 h, 72 h, five working days
        verdicts.put("resolve 002", verdict(count(rows, first.at(), solved.at(), solved.priority().equals("P3"), true),
                Map.of("P0", 240, "P1", 24 * 60, "P2", 72 * 60, "P3", 5 * 24 * 60).get(solved.priority())));
        return verdicts;
    }

    private static String verdict(int minutes, int target) {
        return minutes > target ? "missed" : "met";
    }

    private static int count(List<Row> rows, LocalDateTime from, LocalDateTime to, boolean onlyWorkingDays, boolean pausable) {
        int minutes = 0;
        int waited = 0;
        int next = 0;
        boolean waiting = false;
        for (LocalDateTime minute = from; minute.isBefore(to); minute = minute.plusMinutes(1)) {
            while (next < rows.size() && !rows.get(next).at().isAfter(minute)) {
                boolean waits = rows.get(next++).state().equals(WAITING);
                waited = waits && waiting ? waited : 0;
                waiting = waits;
            }
            boolean stands = pausable && waiting && waited++ < LIMIT_OF_A_PAUSE;
            boolean closed = onlyWorkingDays && (minute.getDayOfWeek() == DayOfWeek.SATURDAY || minute.getDayOfWeek() == DayOfWeek.SUNDAY);
            minutes += stands || closed ? 0 : 1;
        }
        return minutes;
    }

    // ---- the log

    private static boolean isSolved(Row row) {
        return row.state().equals("Resolved") || row.state().equals("Closed");
    }

    /** By incident, in the order of time; the log names no seconds. */
    private static Map<String, List<Row>> log() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/data/incident_event_log.csv"), StandardCharsets.UTF_8);
        List<String> names = List.of(lines.get(0).split(","));
        Map<String, List<Row>> log = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            log.computeIfAbsent(values[names.indexOf("number")], number -> new ArrayList<>())
                    .add(new Row(LocalDateTime.parse(values[names.indexOf("sys_updated_at")], TIME),
                            values[names.indexOf("incident_state")], PRIORITIES.get(values[names.indexOf("priority")])));
        }
        return log;
    }
}
