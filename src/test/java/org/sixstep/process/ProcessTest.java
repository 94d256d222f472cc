package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sixstep.DeskTime;
import org.sixstep.SixstepTest;
import org.sixstep.process.workflow.SupportTicketWorkflow;
import org.sixstep.ticket.TicketIntake;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Base of the tests of a model: the whole application on a Monday morning. */
@SixstepTest
abstract class ProcessTest {

    /** A Monday. */
    static final String MORNING = "2026-11-23T09:00";

    @Autowired
    BeanFactory beans;
    @Autowired
    ProcessEngine engine;
    @Autowired
    SupportTicketWorkflow workflow;
    @Autowired
    TicketIntake intake;

    @BeforeEach
    void openTheDesk() {
        DeskTime.set(MORNING);
    }

    @AfterEach
    void leave() {
        engine.getIdentityService().clearAuthentication();
    }

    /** An agent enters a ticket in Tasklist. */
    TicketDriver reported(Map<String, Object> problem) {
        return new TicketDriver(start("agent", SupportTicket.PROCESS, problem), beans);
    }

    /** A ticket comes in by another endpoint: API, mail, page. */
    TicketDriver received(Map<String, Object> problem) {
        UUID ticket = workflow.problemReceived(intake.accept(problem).id()).id();
        return TicketDriver.of(ticket, beans);
    }

    /** A ticket that the first line solved, so that its reporter is asked. */
    TicketDriver solvedTicket() {
        TicketDriver ticket = received(FilledForms.problem());
        return ticket.submitAsAssignee(SupportTicketElements.TRIAGE_TICKET, FilledForms.solved());
    }

    /** A ticket that is resolved together. */
    TicketDriver escalatedTicket(Map<String, Object> problem) {
        TicketDriver ticket = received(problem);
        return ticket.submitAsAssignee(SupportTicketElements.TRIAGE_TICKET, FilledForms.escalated());
    }

    /** A ticket whose reporter is content. */
    TicketDriver confirmedTicket() {
        return solvedTicket().submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, FilledForms.outcome("resolved", 3));
    }

    /** The move is refused with this sentence, and nothing of it is stored. */
    void assertRefused(TicketDriver ticket, ThrowingCallable move, String sentence) {
        Map<String, Object> facts = ticket.row().facts();
        int events = ticket.timeline().size();
        assertThatThrownBy(move).hasMessageContaining(sentence);
        assertThat(ticket.row().facts()).as("the ticket after a refusal").isEqualTo(facts);
        assertThat(ticket.timeline()).as("the timeline after a refusal").hasSize(events);
    }

    /** Somebody starts a process with its form. */
    ProcessInstance start(String user, String process, Map<String, Object> form) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult().getId();
        return new ProcessDriver.Login(engine, user).call(() -> engine.getFormService().submitStartForm(definition, form));
    }
}
