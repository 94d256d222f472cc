package org.sixstep.review;

/** Ids of the user tasks of {@code reviewProblems.bpmn}; {@code ElementNamesTest} compares them with the model. */
public final class ReviewProblemsSteps {

    public static final String PROCESS = "reviewProblems";

    public static final String ASSESS_PROBLEMS = "userTask_assessProblems";
    public static final String SIGN_REPORT = "userTask_signReport";
    public static final String HOLD_SHARING_SESSION = "userTask_holdSharingSession";

    private ReviewProblemsSteps() {
    }
}
