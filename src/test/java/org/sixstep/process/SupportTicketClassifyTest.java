package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.classified;
import static org.sixstep.process.FilledForms.classifiedAs;
import static org.sixstep.process.FilledForms.expertIsUnsure;
import static org.sixstep.process.FilledForms.expertSays;
import static org.sixstep.process.FilledForms.ofUnclearType;
import static org.sixstep.process.FilledForms.p0;
import static org.sixstep.process.FilledForms.p1;
import static org.sixstep.process.FilledForms.p2;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.typeUnclear;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.*;

import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.sla.SlaClock;

/** Step 2 of {@code supportTicket.bpmn}. */
class SupportTicketClassifyTest extends ProcessTest {

    @Test
    void aCertainClassificationFindsItsOwnerByItself() {
        TicketDriver ticket = received(problem()).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertPassed(ASSIGN_PRIORITY, SET_SERVICE_LEVELS, ROUTE_TICKET, ASSIGN_OWNER, OWNER_ASSIGNED)
                .assertNotPassed(CONFIRM_CLASSIFICATION, CONSULT_EXPERT);
        assertThat(ticket.row()).returns("P3", row -> row.priority()).returns("network", row -> row.handlingGroup());
        assertThat(ticket.row().owner()).isIn("network", "network2").isEqualTo(ticket.task(TRIAGE_TICKET).getAssignee());
        assertThat(ticket.timeline()).containsSubsequence("classified", "assigned", "ownerAssigned");
        assertThat(ticket.recipients("ownerAssigned")).isEqualTo(ticket.row().owner());
        ticket.assertVerdict("triage", SlaClock.MET);
    }

    @Test
    void theTargetsOfAP3AreCountedFromItsAcceptance() {
        TicketDriver ticket = received(problem());
        ticket.assertClockDue("triage", "2026-11-23T09:30").assertClockDue("response", "2026-11-24T09:00").assertClockDue("resolve",
                "2026-11-30T09:00");
    }

    @Test
    void theTargetsOfAP2AreCountedFromItsAcceptance() {
        TicketDriver ticket = received(p2());
        assertThat(ticket.row().priority()).isEqualTo("P2");
        ticket.assertClockDue("response", "2026-11-23T11:00").assertClockDue("resolve", "2026-11-26T09:00");
    }

    @Test
    void theTargetsOfAP1AreCountedFromItsAcceptance() {
        TicketDriver ticket = received(p1());
        assertThat(ticket.row().priority()).isEqualTo("P1");
        ticket.assertClockDue("response", "2026-11-23T11:00").assertClockDue("resolve", "2026-11-24T09:00");
    }

    @Test
    void aP0IsConfirmedByADispatcherAndLedByAnExpert() {
        TicketDriver ticket = received(p0()).assertWaitsAt(CONFIRM_CLASSIFICATION).assertStatus("classifying");
        ticket.assertNotPassed(ASSIGN_OWNER).assertDue(TRIAGE_WARNING, "2026-11-23T09:22:30").assertDue(TRIAGE_LIMIT, "2026-11-23T09:30");
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, classifiedAs("organisation", "high")).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertPassed(CONFIRM_CLASSIFICATION, ASSIGN_PRIORITY, ASSIGN_OWNER).assertNotPassed(CONSULT_EXPERT);
        assertThat(ticket.row()).returns("P0", row -> row.priority());
        assertThat(ticket.row().owner()).isIn("expert", "expert2");
        assertThat(ticket.recipients("ownerAssigned")).contains("supervisor", "supervisor2");
        ticket.assertClockDue("response", "2026-11-23T09:30").assertClockDue("resolve", "2026-11-23T13:00");
    }

    @Test
    void anEmergencyWaitsForNobody() {
        TicketDriver ticket = received(with(problem(), "emergency", true)).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertNotPassed(CONFIRM_CLASSIFICATION);
        assertThat(ticket.row().priority()).isEqualTo("P0");
    }

    @Test
    void aDispatcherLowersThePriorityAndTheClocksFollow() {
        TicketDriver ticket = received(p0());
        ticket.assertClockDue("resolve", "2026-11-23T13:00");
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, classified());
        assertThat(ticket.row().priority()).isEqualTo("P3");
        ticket.assertClockDue("resolve", "2026-11-30T09:00");
    }

    @Test
    void anUnclearTypeIsShownToAnExpert() {
        TicketDriver ticket = received(ofUnclearType(problem())).assertWaitsAt(CONFIRM_CLASSIFICATION);
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, typeUnclear()).assertWaitsAt(CONSULT_EXPERT);
        ticket.assertDue(CONSULTATION_WARNING, "2026-11-23T09:22:30").assertDue(CONSULTATION_LIMIT, "2026-11-23T09:30");
        ticket.submit("expert", CONSULT_EXPERT, expertSays("software")).assertWaitsAt(TRIAGE_TICKET);
        ticket.assertPassed(CONFIRM_CLASSIFICATION, CONSULT_EXPERT, ASSIGN_PRIORITY, ASSIGN_OWNER);
        assertThat(ticket.row().handlingGroup()).isEqualTo("endpoint");
        assertThat(ticket.timesPassed(CONFIRM_CLASSIFICATION)).isOne();
    }

    @Test
    void anExpertWhoIsUnsureGivesItBackToTheDispatcher() {
        TicketDriver ticket = received(ofUnclearType(problem())).submit("dispatcher", CONFIRM_CLASSIFICATION, typeUnclear());
        ticket.submit("expert2", CONSULT_EXPERT, expertIsUnsure()).assertWaitsAt(CONFIRM_CLASSIFICATION);
        assertThat(ticket.timesPassed(ASSIGN_PRIORITY)).isEqualTo(2);
        ticket.submit("dispatcher2", CONFIRM_CLASSIFICATION, classified()).assertWaitsAt(TRIAGE_TICKET);
    }

    @Test
    void aDispatcherNamesGroupAndOwner() {
        TicketDriver ticket = received(p0());
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, with(classified(), "handlingGroup", "system", "preferredOwner", "system2"));
        assertThat(ticket.row()).returns("system", row -> row.handlingGroup()).returns("system2", row -> row.owner());
        assertThat(ticket.task(TRIAGE_TICKET).getAssignee()).isEqualTo("system2");
    }

    @Test
    void aLateTriageIsMissed() {
        TicketDriver ticket = received(p0());
        DeskTime.set("2026-11-23T09:31");
        ticket.submit("dispatcher", CONFIRM_CLASSIFICATION, classified());
        ticket.assertVerdict("triage", SlaClock.MISSED);
    }
}
