package org.sixstep.process;

import org.sixstep.ticket.ResolveProblemSteps;

/** Ids of the tasks and events of {@code resolveProblem.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class ResolveProblemElements {

    static final String PROBLEM_ESCALATED = "startEvent_problemEscalated";
    static final String ANALYSE_PROBLEM = ResolveProblemSteps.ANALYSE_PROBLEM;
    static final String CONTRIBUTE_FINDINGS = ResolveProblemSteps.CONTRIBUTE_FINDINGS;
    static final String ASK_REPORTER = "serviceTask_askReporter";
    static final String AWAIT_REPORTER = ResolveProblemSteps.AWAIT_REPORTER;
    static final String REPORTER_ANSWERED = "event_reporterAnswered";
    static final String ANSWER_OVERDUE = "event_answerOverdue";
    static final String ANSWER_REMINDER_DUE = "event_answerReminderDue";
    static final String REMIND_REPORTER = "serviceTask_remindReporter";
    static final String REPORTER_REMINDED = "endEvent_reporterReminded";
    static final String ASK_OTHERS = "serviceTask_askOthers";
    static final String AWAIT_OTHERS = ResolveProblemSteps.AWAIT_OTHERS;
    static final String OTHERS_ANSWERED = "event_othersAnswered";
    static final String WAITING_LIMIT_REACHED = "event_waitingLimitReached";
    static final String HOLD_WORKSHOP = ResolveProblemSteps.HOLD_WORKSHOP;
    static final String REPORT_PROGRESS = "serviceTask_reportProgress";
    static final String CLASSIFICATION_WRONG = "endEvent_classificationWrong";
    static final String ASSESS_RISK = "businessRuleTask_assessRisk";
    static final String REVIEW_SOLUTION = ResolveProblemSteps.REVIEW_SOLUTION;
    static final String WAIVE_SECOND_PERSON = "serviceTask_waiveSecondPerson";
    static final String REQUEST_AUTHORIZATION = "serviceTask_requestAuthorization";
    static final String OBTAIN_AUTHORIZATION = ResolveProblemSteps.OBTAIN_AUTHORIZATION;
    static final String AUTHORIZATION_ANSWERED = "event_authorizationAnswered";
    static final String AUTHORIZATION_REMINDER_DUE = "event_authorizationReminderDue";
    static final String REMIND_AUTHORIZATION = "serviceTask_remindAuthorization";
    static final String AUTHORIZATION_REMINDED = "endEvent_authorizationReminded";
    static final String AUTHORIZATION_OVERDUE = "event_authorizationOverdue";
    static final String SEND_PLAN = "serviceTask_sendPlan";
    static final String ANNOUNCE_WORK = "serviceTask_announceWork";
    static final String IMPLEMENT_SOLUTION = ResolveProblemSteps.IMPLEMENT_SOLUTION;
    static final String VERIFY_SOLUTION = ResolveProblemSteps.VERIFY_SOLUTION;
    static final String PROBLEM_SOLVED = "endEvent_problemSolved";

    private ResolveProblemElements() {
    }
}
