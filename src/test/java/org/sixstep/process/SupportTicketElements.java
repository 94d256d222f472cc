package org.sixstep.process;

import org.sixstep.ticket.SupportTicketSteps;

/** Ids of the tasks and events of {@code supportTicket.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class SupportTicketElements {

    static final String PROBLEM_REPORTED = "startEvent_problemReported";
    static final String PROBLEM_RECEIVED = "startEvent_problemReceived";
    static final String FIRST_LINE_RESOLVE_WARNING = "event_firstLineResolveWarning";
    static final String FIRST_LINE_RESOLVE_AT_RISK = "endEvent_firstLineResolveAtRisk";
    static final String FIRST_LINE_RESOLVE_LIMIT = "event_firstLineResolveLimit";
    static final String FIRST_LINE_RESOLVE_MISSED = "endEvent_firstLineResolveMissed";
    static final String RESOLVE_PROBLEM = "callActivity_resolveProblem";
    static final String CLASSIFICATION_WRONG = "event_classificationWrong";
    static final String RESOLVE_RESPONSE_WARNING = "event_resolveResponseWarning";
    static final String RESOLVE_RESPONSE_AT_RISK = "endEvent_resolveResponseAtRisk";
    static final String RESOLVE_RESPONSE_LIMIT = "event_resolveResponseLimit";
    static final String RESOLVE_RESPONSE_MISSED = "endEvent_resolveResponseMissed";
    static final String WORKSHOP_WARNING = "event_workshopWarning";
    static final String WORKSHOP_AT_RISK = "endEvent_workshopAtRisk";
    static final String WORKSHOP_LIMIT = "event_workshopLimit";
    static final String WORKSHOP_MISSED = "endEvent_workshopMissed";
    static final String RESOLVE_WARNING = "event_resolveWarning";
    static final String RESOLVE_AT_RISK = "endEvent_resolveAtRisk";
    static final String RESOLVE_LIMIT = "event_resolveLimit";
    static final String RESOLVE_MISSED = "endEvent_resolveMissed";
    static final String REPORTER_UPDATE_DUE = "event_reporterUpdateDue";
    static final String UPDATE_REPORTER = "serviceTask_updateReporter";
    static final String REPORTER_UPDATED = "endEvent_reporterUpdated";
    static final String LEAD_UPDATE_DUE = "event_leadUpdateDue";
    static final String UPDATE_LEAD = "serviceTask_updateLead";
    static final String LEAD_UPDATED = "endEvent_leadUpdated";
    static final String START_NEXT_ROUND = "serviceTask_startNextRound";
    static final String TICKET_CLOSED = "endEvent_ticketClosed";

    // 1 Intake
    static final String INTAKE = "startEvent_intake";
    static final String REGISTER_TICKET = "serviceTask_registerTicket";
    static final String RECORD_COMPLETED = "endEvent_recordCompleted";
    static final String SET_INTAKE_DEADLINE = "businessRuleTask_setIntakeDeadline";
    static final String COMPLETE_RECORD = SupportTicketSteps.COMPLETE_RECORD;
    static final String RECORD_WARNING = "event_recordWarning";
    static final String RECORD_AT_RISK = "endEvent_recordAtRisk";
    static final String RECORD_LIMIT = "event_recordLimit";
    static final String RECORD_MISSED = "endEvent_recordMissed";

    // 2 Classify
    static final String CLASSIFY = "startEvent_classify";
    static final String ASSIGN_PRIORITY = "businessRuleTask_assignPriority";
    static final String SET_SERVICE_LEVELS = "businessRuleTask_setServiceLevels";
    static final String ROUTE_TICKET = "businessRuleTask_routeTicket";
    static final String ASSIGN_OWNER = "serviceTask_assignOwner";
    static final String OWNER_ASSIGNED = "endEvent_ownerAssigned";
    static final String CONFIRM_CLASSIFICATION = SupportTicketSteps.CONFIRM_CLASSIFICATION;
    static final String TRIAGE_WARNING = "event_triageWarning";
    static final String TRIAGE_AT_RISK = "endEvent_triageAtRisk";
    static final String TRIAGE_LIMIT = "event_triageLimit";
    static final String TRIAGE_MISSED = "endEvent_triageMissed";
    static final String CONSULT_EXPERT = SupportTicketSteps.CONSULT_EXPERT;
    static final String CONSULTATION_WARNING = "event_consultationWarning";
    static final String CONSULTATION_AT_RISK = "endEvent_consultationAtRisk";
    static final String CONSULTATION_LIMIT = "event_consultationLimit";
    static final String CONSULTATION_MISSED = "endEvent_consultationMissed";

    // 3 First line
    static final String FIRST_LINE = "startEvent_firstLine";
    static final String SUGGEST_ANSWERS = "serviceTask_suggestAnswers";
    static final String TRIAGE_TICKET = SupportTicketSteps.TRIAGE_TICKET;
    static final String RESPONSE_WARNING = "event_responseWarning";
    static final String RESPONSE_AT_RISK = "endEvent_responseAtRisk";
    static final String RESPONSE_LIMIT = "event_responseLimit";
    static final String RESPONSE_MISSED = "endEvent_responseMissed";
    static final String ESCALATE_WARNING = "event_escalateWarning";
    static final String ESCALATE_AT_RISK = "endEvent_escalateAtRisk";
    static final String ESCALATE_LIMIT = "event_escalateLimit";
    static final String ESCALATE_MISSED = "endEvent_escalateMissed";
    static final String LINK_ORIGINAL = "serviceTask_linkOriginal";
    static final String FOLLOW_ORIGINAL = SupportTicketSteps.FOLLOW_ORIGINAL;
    static final String ORIGINAL_RESOLVED = "event_originalResolved";
    static final String FIRST_LINE_DONE = "endEvent_firstLineDone";
    static final String ASK_REPORTER = "serviceTask_askReporter";
    static final String AWAIT_REPORTER = SupportTicketSteps.AWAIT_REPORTER;
    static final String REPORTER_ANSWERED = "event_reporterAnswered";
    static final String ANSWER_OVERDUE = "event_answerOverdue";
    static final String ANSWER_REMINDER_DUE = "event_answerReminderDue";
    static final String REMIND_REPORTER = "serviceTask_remindReporter";
    static final String REPORTER_REMINDED = "endEvent_reporterReminded";

    // 5 Confirm
    static final String CONFIRM = "startEvent_confirm";
    static final String SEND_RESULT = "serviceTask_sendResult";
    static final String CONFIRM_WITH_REPORTER = SupportTicketSteps.CONFIRM_WITH_REPORTER;
    static final String CONFIRMATION_REMINDER_DUE = "event_confirmationReminderDue";
    static final String REMIND_CONFIRMATION = "serviceTask_remindConfirmation";
    static final String CONFIRMATION_REMINDED = "endEvent_confirmationReminded";
    static final String CONFIRMATION_OVERDUE = "event_confirmationOverdue";
    static final String CLOSE_UNCONFIRMED = "serviceTask_closeUnconfirmed";
    static final String REPORTER_CONFIRMED = "event_reporterConfirmed";
    static final String OBSERVE_PROBLEM = SupportTicketSteps.OBSERVE_PROBLEM;
    static final String OBSERVATION_ENDED = "event_observationEnded";
    static final String PROBLEM_RECURRED = "event_problemRecurred";
    static final String PROBLEM_UNSOLVED = "endEvent_problemUnsolved";
    static final String CALL_BACK = SupportTicketSteps.CALL_BACK;
    static final String REPORTER_CONFIRMED_LATE = "event_reporterConfirmedLate";
    static final String CALL_BACK_WARNING = "event_callBackWarning";
    static final String CALL_BACK_AT_RISK = "endEvent_callBackAtRisk";
    static final String CALL_BACK_LIMIT = "event_callBackLimit";
    static final String CALL_BACK_MISSED = "endEvent_callBackMissed";
    static final String CONFIRMED = "endEvent_confirmed";

    // 6 Archive and review
    static final String ARCHIVE = "startEvent_archive";
    static final String WRITE_CASE = SupportTicketSteps.WRITE_CASE;
    static final String ARCHIVE_WARNING = "event_archiveWarning";
    static final String ARCHIVE_AT_RISK = "endEvent_archiveAtRisk";
    static final String ARCHIVE_LIMIT = "event_archiveLimit";
    static final String ARCHIVE_MISSED = "endEvent_archiveMissed";
    static final String ARCHIVE_TICKET = "serviceTask_archiveTicket";
    static final String UPDATE_KNOWLEDGE_BASE = "serviceTask_updateKnowledgeBase";
    static final String CASE_ARCHIVED = "endEvent_caseArchived";

    // Service level at risk
    static final String SERVICE_LEVEL_AT_RISK = "startEvent_serviceLevelAtRisk";
    static final String WARN_OWNER = "serviceTask_warnOwner";
    static final String NEXT_WARNING_DUE = "event_nextWarningDue";
    static final String EXPLAIN_DELAY = SupportTicketSteps.EXPLAIN_DELAY;
    static final String REPORT_DELAY = "serviceTask_reportDelay";
    static final String DELAY_EXPLAINED = "endEvent_delayExplained";
    static final String SOLUTION_SENT = "event_solutionSent";
    static final String EXPLANATION_SPARED = "endEvent_explanationSpared";
    static final String OWNER_WARNED = "endEvent_ownerWarned";

    // Clocks paused
    static final String WAITING_BEGUN = "startEvent_waitingBegun";
    static final String PAUSE_CLOCKS = "serviceTask_pauseClocks";
    static final String WAITING_ENDED = "event_waitingEnded";
    static final String PAUSE_LIMIT_REACHED = "event_pauseLimitReached";
    static final String RESUME_CLOCKS = "serviceTask_resumeClocks";
    static final String CLOCKS_RESUMED = "endEvent_clocksResumed";

    // Service level missed
    static final String SERVICE_LEVEL_MISSED = "startEvent_serviceLevelMissed";
    static final String ESCALATE_TICKET = "serviceTask_escalateTicket";
    static final String NEXT_LEVEL_DUE = "event_nextLevelDue";
    static final String TICKET_ESCALATED = "endEvent_ticketEscalated";

    private SupportTicketElements() {
    }
}
