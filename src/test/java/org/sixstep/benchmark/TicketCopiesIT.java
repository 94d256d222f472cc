package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.SixstepTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A copied ticket is as good as one that came through the API: its timers fire once, its task is done, nothing of it points nowhere. */
@SixstepTest
class TicketCopiesIT {

    private static final int COPIES = 5;
    private static final String KEYS = """
            select format('select count(*) from %s child where (%s) is not null and not exists (select from %s parent where (%s) = (%s))',
              k.conrelid::regclass,
              k.child, k.confrelid::regclass, k.parent, k.child) from (
                select c.conrelid, c.confrelid,
                  (select string_agg('child.' || quote_ident(a.attname), ', ' order by o) from unnest(c.conkey) with ordinality u(n, o)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = u.n) child,
                  (select string_agg('parent.' || quote_ident(a.attname), ', ' order by o) from unnest(c.confkey) with ordinality u(n, o)
                    join pg_attribute a on a.attrelid = c.confrelid and a.attnum = u.n) parent
                from pg_constraint c where c.contype = 'f') k""";

    @LocalServerPort
    int port;
    @Autowired
    DataSource database;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ManagementService jobs;

    @Test
    void everyCopyLivesOn() throws IOException, SQLException {
        // a day of its own, so that the numbers of other tests stay as they are
        DeskTime.set("2033-07-04T09:00");
        TimedClient client = new TimedClient("http://localhost:" + port, new Timings());
        List<String> originals = List.of(open(client, "user", "medium"), open(client, "department", "medium"),
                open(client, "organisation", "medium"));
        multiply(originals);

        List<String> numbers = jdbc.queryForList("select number from sixstep.ticket where number like 'TS20330704%' order by number",
                String.class);
        assertThat(numbers).hasSize(originals.size() * (1 + COPIES)).containsAll(originals).doesNotHaveDuplicates();
        for (String query : jdbc.queryForList(KEYS, String.class)) {
            assertThat(jdbc.queryForObject(query, Long.class)).as(query).isZero();
        }

        DeskTime.set("2033-08-03T09:00");
        for (String number : numbers) {
            fireTimersOnce(number);
        }
        for (String number : numbers) {
            solve(client, number);
        }
    }

    private void multiply(List<String> numbers) throws SQLException {
        try (Connection connection = database.getConnection()) {
            TicketCopies copies = new TicketCopies(connection);
            List<TicketCopies.Original> originals = new ArrayList<>();
            for (String number : numbers) {
                originals.add(copies.original(number));
            }
            for (TicketCopies.Original original : originals) {
                copies.copy(original, COPIES);
            }
        }
    }

    private void fireTimersOnce(String number) {
        List<String> timers = jdbc
                .queryForList("select id_ from act_ru_job j join sixstep.ticket t on t.process_instance_id = j.process_instance_id_ "
                        + "where t.number = ? and j.duedate_ < timestamp '2100-01-01' order by duedate_", String.class, number);
        assertThat(timers).as("timers of %s", number).hasSize(6);
        timers.forEach(jobs::executeJob);
        List<String> alarms = jdbc.queryForList(
                "select clock || ' ' || level from sixstep.sla_alarm a join sixstep.ticket t on t.id = a.ticket_id where t.number = ?",
                String.class, number);
        assertThat(alarms).as("alarms of %s", number).doesNotHaveDuplicates()
                .contains("escalate 75%", "escalate 100%", "resolve 75%", "resolve 100%", "response 75%", "response 100%");
        assertThat(jdbc.queryForObject("select count(*) from sixstep.outbox_message m join sixstep.ticket t on t.id = m.ticket_id "
                + "where t.number = ? and m.kind like 'serviceLevel%'", Integer.class, number)).as("messages of %s", number)
                .isEqualTo(alarms.size());
    }

    private static void solve(TimedClient client, String number) throws IOException {
        SixstepDesk desk = new SixstepDesk(client);
        Desk.Task triage = desk.task(number).orElseThrow();
        desk.complete(triage, triage.assignee(), Texts.solvedAtOnce());
        assertThat(desk.task(number).map(Desk.Task::step)).as("where %s waits", number).contains("userTask_confirmWithReporter");
    }

    private static String open(TimedClient client, String impact, String urgency) throws IOException {
        return TimerStorm.open(client, Map.of("impact", impact, "urgency", urgency));
    }
}
