package org.sixstep.ticket;

/** Ids of the user tasks of {@code supportTicket.bpmn}; {@code ElementNamesTest} compares them with the model. */
public final class SupportTicketSteps {

    public static final String PROCESS = "supportTicket";

    public static final String COMPLETE_RECORD = "userTask_completeRecord";
    public static final String CONFIRM_CLASSIFICATION = "userTask_confirmClassification";
    public static final String CONSULT_EXPERT = "userTask_consultExpert";
    public static final String TRIAGE_TICKET = "userTask_triageTicket";
    public static final String FOLLOW_ORIGINAL = "userTask_followOriginal";
    public static final String AWAIT_REPORTER = "userTask_awaitReporter";
    public static final String CONFIRM_WITH_REPORTER = "userTask_confirmWithReporter";
    public static final String OBSERVE_PROBLEM = "userTask_observeProblem";
    public static final String CALL_BACK = "userTask_callBack";
    public static final String WRITE_CASE = "userTask_writeCase";
    public static final String EXPLAIN_DELAY = "userTask_explainDelay";

    private SupportTicketSteps() {
    }
}
