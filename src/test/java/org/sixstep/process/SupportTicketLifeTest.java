package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.answered;
import static org.sixstep.process.FilledForms.approved;
import static org.sixstep.process.FilledForms.calledBack;
import static org.sixstep.process.FilledForms.caseWithNewAnswer;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.expertSays;
import static org.sixstep.process.FilledForms.findings;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.granted;
import static org.sixstep.process.FilledForms.implemented;
import static org.sixstep.process.FilledForms.needFindingsOf;
import static org.sixstep.process.FilledForms.needWorkshop;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.typeUnclear;
import static org.sixstep.process.FilledForms.verified;
import static org.sixstep.process.FilledForms.waitForReporter;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.FilledForms.workshopHeld;
import static org.sixstep.process.ResolveProblemElements.ANALYSE_PROBLEM;
import static org.sixstep.process.ResolveProblemElements.CONTRIBUTE_FINDINGS;
import static org.sixstep.process.ResolveProblemElements.HOLD_WORKSHOP;
import static org.sixstep.process.ResolveProblemElements.IMPLEMENT_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.OBTAIN_AUTHORIZATION;
import static org.sixstep.process.ResolveProblemElements.REVIEW_SOLUTION;
import static org.sixstep.process.ResolveProblemElements.VERIFY_SOLUTION;
import static org.sixstep.process.SupportTicketElements.*;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One ticket through all six steps and two rounds, with every kind of form on the way. */
class SupportTicketLifeTest extends ProcessTest {

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aLifeThroughAllStepsLeavesNoFieldOfAFormInTheEngine() {
        TicketDriver ticket = received(form("summary", "VPN drops", "reporterName", "Li Na"));
        ticket.submit("agent", COMPLETE_RECORD, with(without(without(problem(), "summary"), "channel"), "category", "unclear"));
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, typeUnclear()).submit("expert", CONSULT_EXPERT, expertSays("network"));
        ticket.submitAsAssignee(TRIAGE_TICKET, waitForReporter()).submitAsAssignee(AWAIT_REPORTER, answered())
                .submitAsAssignee(TRIAGE_TICKET, escalated());
        resolve(ticket);
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("unresolved", 1)).submitAsAssignee(TRIAGE_TICKET, escalated());
        resolve(ticket);
        ticket.submitAsAssignee(CONFIRM_WITH_REPORTER, outcome("resolved")).submit("agent", CALL_BACK, calledBack("resolved", 2));
        ticket.submitAsAssignee(WRITE_CASE, caseWithNewAnswer("Life " + UUID.randomUUID())).assertStatus("archived").assertEnded();

        assertThat(names("act_hi_varinst", "root_proc_inst_id_", ticket)).isNotEmpty().isSubsetOf(ProcessVariables.ALLOWED);
        assertThat(names("act_ru_variable", "proc_inst_id_", ticket)).isEmpty();
        assertThat(ticket.row().facts()).containsKeys("checkFindings", "rootCause", "stepsTaken", "expertOpinion", "workshopNotes",
                "findings", "lessons");
        assertThat(ticket.timeline()).containsSubsequence("registered", "classified", "assigned", "question", "formCompleted", "result",
                "nextRound", "result", "archived");
    }

    @Test
    void aStepIsCompletedOnce() {
        TicketDriver ticket = received(problem());
        String task = ticket.task(TRIAGE_TICKET).getId();
        ticket.submitAsAssignee(TRIAGE_TICKET, escalated());
        assertRefused(ticket, () -> engine.getFormService().submitTaskForm(task, escalated()), "Cannot find task with id");
    }

    private static void resolve(TicketDriver ticket) {
        Map<String, Object> plan = with(planReady(), "changesSystem", true, "backupPlan", "Snapshot.", "touchesReporterData", true,
                "riskDowntime", true);
        ticket.submitAsAssignee(ANALYSE_PROBLEM, needFindingsOf("developer", "operations"))
                .submit("developer", CONTRIBUTE_FINDINGS, findings("The log is clean."))
                .submit("operations", CONTRIBUTE_FINDINGS, findings("The session table is full."));
        ticket.submitAsAssignee(ANALYSE_PROBLEM, needWorkshop()).submitAsAssignee(HOLD_WORKSHOP, workshopHeld())
                .submitAsAssignee(ANALYSE_PROBLEM, plan);
        ticket.submit("lead".equals(ticket.row().owner()) ? "lead2" : "lead", REVIEW_SOLUTION, approved())
                .submitAsAssignee(OBTAIN_AUTHORIZATION, granted());
        ticket.submitAsAssignee(IMPLEMENT_SOLUTION, implemented()).submitAsAssignee(VERIFY_SOLUTION, verified());
    }

    private List<String> names(String table, String column, TicketDriver ticket) {
        return jdbc.queryForList("select distinct name_ from " + table + " where " + column + " = ?", String.class, ticket.instanceId());
    }
}
