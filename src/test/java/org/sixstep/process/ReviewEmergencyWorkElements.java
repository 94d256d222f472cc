package org.sixstep.process;

import org.sixstep.ticket.ReviewEmergencyWorkSteps;

/**
 * Ids of the tasks and events of {@code reviewEmergencyWork.bpmn}, each said once; {@link ElementNamesTest} compares them with the model.
 */
final class ReviewEmergencyWorkElements {

    static final String SECOND_PERSON_WAIVED = "startEvent_secondPersonWaived";
    static final String REVIEW_EMERGENCY_WORK = ReviewEmergencyWorkSteps.REVIEW_EMERGENCY_WORK;
    static final String REVIEW_OVERDUE = "event_reviewOverdue";
    static final String REMIND_SECOND_PERSON = "serviceTask_remindSecondPerson";
    static final String SECOND_PERSON_REMINDED = "endEvent_secondPersonReminded";
    static final String REVIEW_LONG_OVERDUE = "event_reviewLongOverdue";
    static final String ESCALATE_EMERGENCY_REVIEW = "serviceTask_escalateEmergencyReview";
    static final String EMERGENCY_REVIEW_ESCALATED = "endEvent_emergencyReviewEscalated";
    static final String CLOSE_EMERGENCY_REVIEW = "serviceTask_closeEmergencyReview";
    static final String EMERGENCY_WORK_REVIEWED = "endEvent_emergencyWorkReviewed";

    private ReviewEmergencyWorkElements() {
    }
}
