package org.sixstep.process.review;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.sixstep.process.ModelBean;
import org.sixstep.process.SupportTicket;
import org.sixstep.review.Reviews;
import org.springframework.stereotype.Component;

/** For the models of the reviews: the review of the period that just ended, and when its report is due. */
@Component("reviewRecord")
@ModelBean
public class ReviewStarts {

    private final Reviews reviews;

    ReviewStarts(Reviews reviews) {
        this.reviews = reviews;
    }

    public void weekEnded(DelegateExecution execution) {
        execution.setVariable(SupportTicket.REVIEW_ID, reviews.weekEnded().toString());
    }

    public void monthEnded(DelegateExecution execution) {
        execution.setVariable(SupportTicket.REVIEW_ID, reviews.monthEnded().toString());
    }

    /** The 5th of the month after the period (R69). */
    public Date reportDueAt(DelegateExecution execution) {
        return Date.from(reviews.reportDueAt(reviewId(execution)));
    }

    static UUID reviewId(VariableScope scope) {
        return UUID.fromString((String) scope.getVariable(SupportTicket.REVIEW_ID));
    }
}
