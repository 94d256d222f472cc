package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.without;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.SupportTicketElements.*;

import org.junit.jupiter.api.Test;

/** Step 1 of {@code supportTicket.bpmn}. */
class SupportTicketIntakeTest extends ProcessTest {

    @Test
    void aTicketReportedInTasklistIsRegisteredAndAcknowledged() {
        TicketDriver ticket = reported(problem());
        ticket.assertPassed(PROBLEM_REPORTED, REGISTER_TICKET, RECORD_COMPLETED, CLASSIFY).assertNotPassed(COMPLETE_RECORD);
        assertThat(ticket.number()).matches("TS20261123\\d{3,}");
        assertThat(ticket.row().fact("acceptedBy")).isEqualTo("agent");
        assertThat(ticket.timeline()).startsWith("registered", "acknowledgement");
        ticket.assertTold("acknowledgement");
        assertThat(businessKey(ticket)).isEqualTo(ticket.number());
    }

    @Test
    void aTicketReceivedByAnotherDoorIsRegisteredTheSameWay() {
        TicketDriver ticket = received(problem());
        ticket.assertPassed(PROBLEM_RECEIVED, REGISTER_TICKET, RECORD_COMPLETED, CLASSIFY).assertNotPassed(PROBLEM_REPORTED, COMPLETE_RECORD);
        ticket.assertTold("acknowledgement");
        assertThat(businessKey(ticket)).isEqualTo(ticket.number());
    }

    private String businessKey(TicketDriver ticket) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(ticket.instanceId()).singleResult().getBusinessKey();
    }
}
