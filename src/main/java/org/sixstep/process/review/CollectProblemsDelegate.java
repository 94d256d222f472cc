package org.sixstep.process.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.process.SupportTicket;
import org.sixstep.review.Reviews;
import org.springframework.stereotype.Component;

/** Fills the review with frequent, unsolved and repeated problems of its period (R63, R69). */
@Component
class CollectProblemsDelegate implements JavaDelegate {

    private final Reviews reviews;

    CollectProblemsDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID reviewId = ReviewStarts.reviewId(execution);
        reviews.collectProblems(reviewId);
        execution.setVariable(SupportTicket.MONTHLY, reviews.get(reviewId).monthly());
    }
}
