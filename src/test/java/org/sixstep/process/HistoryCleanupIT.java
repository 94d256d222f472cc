package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.caseWithoutNews;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.problem;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.privacy.Retention;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine's history goes when its time is over; that of a ticket which still runs stays whole. In a JVM of its own, because years pass.
 */
class HistoryCleanupIT extends ProcessTest {

    private static final Duration TIME_TO_LIVE = Duration.ofDays(730);

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Retention retention;

    @Test
    void historyOfEndedTicketsGoesAfterItsTimeAndThatOfRunningOnesStays() {
        TicketDriver ended = confirmedTicket().submitAsAssignee(SupportTicketElements.WRITE_CASE, caseWithoutNews());
        ended.assertEnded();
        TicketDriver running = received(problem());
        running.submitAsAssignee(SupportTicketElements.TRIAGE_TICKET, escalated());
        Map<String, Integer> whole = history(running);
        assertThat(whole).hasSizeGreaterThan(3);

        DeskTime.advance(TIME_TO_LIVE.minusDays(1));
        cleanUp();
        assertThat(history(ended)).as("a day before its time").isNotEmpty();
        assertThat(retention.run().get("historyOfRunningKept")).isPositive();

        DeskTime.advance(Duration.ofDays(2));
        cleanUp();
        assertThat(history(ended)).as("after its time").isEmpty();
        assertThat(history(running)).as("while it runs").isEqualTo(whole);

        running.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, FilledForms.planReady());
        assertThat(jdbc.queryForList("select distinct removal_time_::date from act_hi_actinst where root_proc_inst_id_ = ?",
                running.instanceId()))
                .as("what comes later is kept as long").hasSize(1);
        DeskTime.advance(TIME_TO_LIVE.minusDays(40));
        cleanUp();
        assertThat(history(running)).as("a whole time to live more").containsKeys("act_hi_procinst", "act_hi_taskinst", "act_hi_varinst");
    }

    @Test
    void theCleanUpRunsByItselfEveryNight() {
        assertThat(engine.getHistoryService().findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> {
            assertThat(job.isSuspended()).isFalse();
            assertThat(job.getDuedate()).isNotNull();
        });
    }

    private void cleanUp() {
        String job = engine.getHistoryService().cleanUpHistoryAsync(true).getId();
        engine.getManagementService().executeJob(job);
    }

    /** Rows by table of a ticket and of what it called. */
    private Map<String, Integer> history(TicketDriver ticket) {
        Map<String, Integer> rows = new TreeMap<>();
        for (String table : jdbc.queryForList(
                """
                select table_name from information_schema.columns where table_schema = 'public' and column_name = 'root_proc_inst_id_'
                  and table_name like 'act\\_hi\\_%'""",
                String.class)) {
            int count = jdbc.queryForObject("select count(*) from " + table + " where root_proc_inst_id_ = ?", Integer.class,
                    ticket.instanceId());
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}
