package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.p0;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Of two timers that are due, that of the more urgent ticket goes first. */
class JobPriorityTest extends ProcessTest {

    private static final int MORE_THAN_ARE_DUE = 100_000;

    @Test
    void theTimersOfATicketHaveItsPriority() {
        assertThat(timer(received(problem()), RESPONSE_LIMIT).getPriority()).isZero();
        assertThat(timer(received(p2()), RESPONSE_LIMIT).getPriority()).isEqualTo(10);
        assertThat(timer(received(p1()), RESPONSE_LIMIT).getPriority()).isEqualTo(20);
        assertThat(timer(received(p0()), TRIAGE_LIMIT).getPriority()).isEqualTo(30);
    }

    @Test
    void theTimerOfAnUnclassifiedTicketIsAsUrgentAsAP1() {
        TicketDriver ticket = received(form("summary", "VPN drops", "reporterName", "Li Na"));
        assertThat(timer(ticket, RECORD_LIMIT).getPriority()).isEqualTo(20);
    }

    @Test
    void aTicketThatIsClassifiedAnewGetsItsNewTurn() {
        TicketDriver ticket = received(p0()).submit("dispatcher", CONFIRM_CLASSIFICATION, classifiedAs("user", "medium"));
        assertThat(timer(ticket, RESPONSE_LIMIT).getPriority()).isZero();
    }

    @Test
    void anUpdateThatIsDueAgainKeepsItsTurn() {
        TicketDriver ticket = escalatedTicket(p1());
        assertThat(timer(ticket, REPORTER_UPDATE_DUE).getPriority()).isEqualTo(20);
        assertThat(timer(ticket.fire(REPORTER_UPDATE_DUE), REPORTER_UPDATE_DUE).getPriority()).isEqualTo(20);
    }

    @Test
    void aP0IsAcquiredBeforeWhatIsOverdueForLong() {
        Job overdue = due(timer(received(problem()), RESPONSE_LIMIT), "2020-01-01T00:00:00Z");
        Job longOverdue = due(timer(received(problem()), RESPONSE_LIMIT), "2019-01-01T00:00:00Z");
        Job urgent = due(timer(received(with(problem(), "emergency", true)), RESPONSE_LIMIT), "2020-06-01T00:00:00Z");
        List<String> mine = List.of(overdue.getId(), longOverdue.getId(), urgent.getId());
        assertThat(acquirable()).filteredOn(mine::contains).containsExactly(urgent.getId(), longOverdue.getId(), overdue.getId());
        mine.forEach(engine.getManagementService()::executeJob);
    }

    private Job timer(TicketDriver ticket, String event) {
        return engine.getManagementService().createJobQuery().processInstanceId(ticket.row().text("processInstanceId")).activityId(event)
                .singleResult();
    }

    private Job due(Job job, String at) {
        engine.getManagementService().setJobDuedate(job.getId(), Date.from(Instant.parse(at)));
        return job;
    }

    /** As the job executor would ask, in its order. */
    private List<String> acquirable() {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, MORE_THAN_ARE_DUE)))
                .stream().map(AcquirableJobEntity::getId).toList();
    }
}
