package org.sixstep.process;

import org.sixstep.knowledge.PublishAnswerSteps;

/** Ids of the tasks and events of {@code publishAnswer.bpmn}, each said once; {@link ElementNamesTest} compares them with the model. */
final class PublishAnswerElements {

    static final String ANSWER_WRITTEN = "startEvent_answerWritten";
    static final String ANSWER_DRAFTED = "startEvent_answerDrafted";
    static final String REVIEW_ANSWER = PublishAnswerSteps.REVIEW_ANSWER;
    static final String REVIEW_OVERDUE = "event_reviewOverdue";
    static final String REMIND_REVIEWER = "serviceTask_remindReviewer";
    static final String REVIEWER_REMINDED = "endEvent_reviewerReminded";
    static final String REVISE_ANSWER = PublishAnswerSteps.REVISE_ANSWER;
    static final String DISCARD_ANSWER = "serviceTask_discardAnswer";
    static final String ANSWER_DISCARDED = "endEvent_answerDiscarded";
    static final String PUBLISH_ANSWER = "serviceTask_publishAnswer";
    static final String ANSWER_PUBLISHED = "endEvent_answerPublished";

    private PublishAnswerElements() {
    }
}
