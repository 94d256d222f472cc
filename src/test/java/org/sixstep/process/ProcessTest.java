package org.sixstep.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sixstep.DeskTime;
import org.sixstep.SixstepTest;
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

    /** A ticket comes in by another door: API, mail, page. */
    TicketDriver received(Map<String, Object> problem) {
        UUID ticket = workflow.problemReceived(intake.accept(problem).id()).id();
        return TicketDriver.of(ticket, beans);
    }

    /** Somebody starts a process with its form. */
    ProcessInstance start(String user, String process, Map<String, Object> form) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
        return new ProcessDriver.Login(engine, user).call(() -> engine.getFormService().submitStartForm(definition, form));
    }
}
