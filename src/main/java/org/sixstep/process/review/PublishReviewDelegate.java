package org.sixstep.process.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.sixstep.review.Reviews;
import org.springframework.stereotype.Component;

/** Publishes the review; it is not changed afterwards (R63, R69). */
@Component
class PublishReviewDelegate implements JavaDelegate {

    private final Reviews reviews;

    PublishReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.publish(ReviewStarts.reviewId(execution));
    }
}
