package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.SupportTicketElements.*;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.sla.SlaClock;

/** Step 1 of {@code supportTicket.bpmn}. */
class SupportTicketIntakeTest extends ProcessTest {

    /** As little as an endpoint accepts. */
    private static final Map<String, Object> INCOMPLETE = form("summary", "VPN drops", "reporterName", "Li Na");

    @Test
    void aTicketReportedInTasklistIsRegisteredAndAcknowledged() {
        TicketDriver ticket = reported(problem());
        ticket.assertPassed(PROBLEM_REPORTED, INTAKE, REGISTER_TICKET, RECORD_COMPLETED, CLASSIFY).assertNotPassed(PROBLEM_RECEIVED,
                COMPLETE_RECORD);
        assertThat(ticket.number()).matches("TS20261123\\d{3,}");
        assertThat(ticket.row().fact("acceptedBy")).isEqualTo("agent");
        assertThat(ticket.timeline()).startsWith("registered", "acknowledgement");
        ticket.assertSent("acknowledgement");
        assertThat(businessKey(ticket)).isEqualTo(ticket.number());
    }

    @Test
    void aTicketReceivedByAnotherEndpointIsRegisteredTheSameWay() {
        TicketDriver ticket = received(problem());
        ticket.assertPassed(PROBLEM_RECEIVED, INTAKE, REGISTER_TICKET, RECORD_COMPLETED, CLASSIFY).assertNotPassed(PROBLEM_REPORTED,
                COMPLETE_RECORD);
        assertThat(ticket.row().fact("channel")).isEqualTo("phone");
        ticket.assertSent("acknowledgement");
        assertThat(businessKey(ticket)).isEqualTo(ticket.number());
    }

    @Test
    void anIncompleteRecordWaitsForAnAgent() {
        TicketDriver ticket = received(INCOMPLETE).assertWaitsAt(COMPLETE_RECORD).assertStatus("new");
        ticket.assertPassed(REGISTER_TICKET, SET_INTAKE_DEADLINE).assertNotPassed(CLASSIFY);
        ticket.assertDue(RECORD_WARNING, "2026-11-23T09:11:15").assertDue(RECORD_LIMIT, "2026-11-23T09:15");
        Task task = ticket.task(COMPLETE_RECORD);
        assertThat(task.getName()).isEqualTo(ticket.number() + " · ? · Complete record · VPN drops");
        assertThat(task.getDueDate().toInstant()).isEqualTo(DeskTime.at("2026-11-23T09:15"));
        assertThat(task.getFollowUpDate().toInstant()).isEqualTo(DeskTime.at("2026-11-23T09:11:15"));
        assertThat(ticket.clock("triage").dueAt()).isEqualTo(DeskTime.at("2026-11-23T09:30"));
    }

    @Test
    void aCompletedRecordGoesOn() {
        TicketDriver ticket = received(INCOMPLETE);
        DeskTime.set("2026-11-23T09:10");
        ticket.submit("agent", COMPLETE_RECORD, completed());
        ticket.assertPassed(COMPLETE_RECORD, RECORD_COMPLETED, CLASSIFY).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertVerdict("record", SlaClock.MET);
        assertThat(ticket.row().text("description")).isEqualTo(problem().get("description"));
    }

    @Test
    void aRecordCompletedTooLateIsMissed() {
        TicketDriver ticket = received(INCOMPLETE);
        DeskTime.set("2026-11-23T09:16");
        ticket.submit("agent", COMPLETE_RECORD, completed());
        ticket.assertVerdict("record", SlaClock.MISSED);
    }

    @Test
    void aRecordThatLacksARequiredFactStaysWhereItIs() {
        TicketDriver ticket = received(INCOMPLETE);
        assertRefused(ticket, () -> ticket.submit("agent", COMPLETE_RECORD, without(completed(), "category")), "category: ");
        ticket.assertWaitsAt(COMPLETE_RECORD);
    }

    @Test
    void aSecretInTheDescriptionIsMaskedBeforeItIsStored() {
        TicketDriver ticket = reported(with(problem(), "description", "My password: Hunter2xyz does not work"));
        assertThat(ticket.row().text("description")).doesNotContain("Hunter2xyz")
                .isEqualTo("My password: [masked: password] does not work");
    }

    private static Map<String, Object> completed() {
        return without(without(problem(), "summary"), "channel");
    }

    private String businessKey(TicketDriver ticket) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(ticket.instanceId()).singleResult()
                .getBusinessKey();
    }
}
