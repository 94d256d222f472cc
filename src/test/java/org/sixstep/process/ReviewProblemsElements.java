package org.sixstep.process;

/** Ids of the tasks and events of {@code reviewProblems.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class ReviewProblemsElements {

    static final String REVIEW_REQUESTED = "startEvent_reviewRequested";
    static final String COLLECT_PROBLEMS = "serviceTask_collectProblems";
    static final String ASSESS_PROBLEMS = "userTask_assessProblems";
    static final String ASSESSMENT_OVERDUE = "event_assessmentOverdue";
    static final String REMIND_ASSESSOR = "serviceTask_remindAssessor";
    static final String ASSESSOR_REMINDED = "endEvent_assessorReminded";
    static final String SIGN_REPORT = "userTask_signReport";
    static final String REPORT_OVERDUE = "event_reportOverdue";
    static final String ESCALATE_REPORT = "serviceTask_escalateReport";
    static final String REPORT_ESCALATED = "endEvent_reportEscalated";
    static final String PUBLISH_REVIEW = "serviceTask_publishReview";
    static final String HOLD_SHARING_SESSION = "userTask_holdSharingSession";
    static final String REVIEW_CLOSED = "endEvent_reviewClosed";

    private ReviewProblemsElements() {
    }
}
