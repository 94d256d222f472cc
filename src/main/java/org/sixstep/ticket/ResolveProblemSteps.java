package org.sixstep.ticket;

/** Ids of the user tasks of {@code resolveProblem.bpmn}; {@code ElementNamesTest} compares them with the model. */
public final class ResolveProblemSteps {

    public static final String PROCESS = "resolveProblem";

    public static final String ANALYSE_PROBLEM = "userTask_analyseProblem";
    public static final String CONTRIBUTE_FINDINGS = "userTask_contributeFindings";
    public static final String AWAIT_REPORTER = "userTask_awaitReporter";
    public static final String AWAIT_OTHERS = "userTask_awaitOthers";
    public static final String HOLD_WORKSHOP = "userTask_holdWorkshop";
    public static final String REVIEW_SOLUTION = "userTask_reviewSolution";
    public static final String OBTAIN_AUTHORIZATION = "userTask_obtainAuthorization";
    public static final String IMPLEMENT_SOLUTION = "userTask_implementSolution";
    public static final String VERIFY_SOLUTION = "userTask_verifySolution";

    private ResolveProblemSteps() {
    }
}
