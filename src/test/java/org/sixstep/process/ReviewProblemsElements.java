package org.sixstep.process;

import org.sixstep.review.ReviewProblemsSteps;

/** Ids of the tasks and events of {@code reviewProblems.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class ReviewProblemsElements {

    static final String REVIEW_REQUESTED = "startEvent_reviewRequested";
    static final String COLLECT_PROBLEMS = "serviceTask_collectProblems";
    static final String ASSESS_PROBLEMS = ReviewProblemsSteps.ASSESS_PROBLEMS;
    static final String ASSESSMENT_OVERDUE = "event_assessmentOverdue";
    static final String REMIND_ASSESSOR = "serviceTask_remindAssessor";
    static final String ASSESSOR_REMINDED = "endEvent_assessorReminded";
    static final String SIGN_REPORT = ReviewProblemsSteps.SIGN_REPORT;
    static final String REPORT_OVERDUE = "event_reportOverdue";
    static final String ESCALATE_REPORT = "serviceTask_escalateReport";
    static final String REPORT_ESCALATED = "endEvent_reportEscalated";
    static final String PUBLISH_REVIEW = "serviceTask_publishReview";
    static final String HOLD_SHARING_SESSION = ReviewProblemsSteps.HOLD_SHARING_SESSION;
    static final String REVIEW_CLOSED = "endEvent_reviewClosed";

    private ReviewProblemsElements() {
    }
}
