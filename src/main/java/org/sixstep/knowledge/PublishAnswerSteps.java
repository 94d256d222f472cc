package org.sixstep.knowledge;

/** Ids of the user tasks of {@code publishAnswer.bpmn}; {@code ElementNamesTest} compares them with the model. */
public final class PublishAnswerSteps {

    public static final String PROCESS = "publishAnswer";

    public static final String REVIEW_ANSWER = "userTask_reviewAnswer";
    public static final String REVISE_ANSWER = "userTask_reviseAnswer";

    private PublishAnswerSteps() {
    }
}
