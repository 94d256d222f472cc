package org.sixstep.process;

/** Ids of the two models that start a review when a period has ended; {@link ElementNamesTest} compares them with the models. */
final class ReviewStartElements {

    static final String WEEK_PROCESS = "reviewWeek";
    static final String MONTH_PROCESS = "reviewMonth";

    /** Of {@code reviewWeek.bpmn}. */
    static final class Week {

        static final String WEEK_ENDED = "startEvent_weekEnded";
        static final String REVIEW_PROBLEMS = "callActivity_reviewProblems";
        static final String WEEK_REVIEWED = "endEvent_weekReviewed";

        private Week() {
        }
    }

    /** Of {@code reviewMonth.bpmn}. */
    static final class Month {

        static final String MONTH_ENDED = "startEvent_monthEnded";
        static final String REVIEW_PROBLEMS = "callActivity_reviewProblems";
        static final String MONTH_REVIEWED = "endEvent_monthReviewed";

        private Month() {
        }
    }

    private ReviewStartElements() {
    }
}
