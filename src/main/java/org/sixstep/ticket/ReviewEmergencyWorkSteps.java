package org.sixstep.ticket;

/** Ids of the user tasks of {@code reviewEmergencyWork.bpmn}; {@code ElementNamesTest} compares them with the model. */
public final class ReviewEmergencyWorkSteps {

    public static final String PROCESS = "reviewEmergencyWork";

    public static final String REVIEW_EMERGENCY_WORK = "userTask_reviewEmergencyWork";

    private ReviewEmergencyWorkSteps() {
    }
}
