package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.form;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.process.ReviewStartElements.Month;
import org.sixstep.process.ReviewStartElements.Week;
import org.sixstep.review.Review;
import org.sixstep.review.Reviews;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code reviewWeek.bpmn} and {@code reviewMonth.bpmn}: what the calendar starts by itself. */
class ReviewStartProcessTest extends ProcessTest {

    @Autowired
    Reviews reviews;

    @Test
    void theWeekJustEndedIsReviewed() {
        ProcessDriver week = fireStartTimer(ReviewStartElements.WEEK_PROCESS, Week.WEEK_ENDED)
                .assertWaitsAt(ReviewProblemsElements.ASSESS_PROBLEMS);
        Review review = review(week);
        assertThat(local(review.from()))
                .matches(from -> from.getDayOfWeek() == DayOfWeek.MONDAY && from.toLocalTime().equals(LocalTime.MIDNIGHT));
        assertThat(local(review.to())).isEqualTo(local(review.from()).plusWeeks(1));
        assertThat(review.monthly()).isFalse();
        week.submit("supervisor", ReviewProblemsElements.ASSESS_PROBLEMS, form("reviewFindings", "Nothing new.", "reviewActions", "None."))
                .assertEnded();
        week.assertPassed(Week.WEEK_ENDED, Week.REVIEW_PROBLEMS, ReviewProblemsElements.COLLECT_PROBLEMS, Week.WEEK_REVIEWED);
    }

    @Test
    void theMonthJustEndedIsReviewedAndItsReportSigned() {
        ProcessDriver month = fireStartTimer(ReviewStartElements.MONTH_PROCESS, Month.MONTH_ENDED)
                .assertWaitsAt(ReviewProblemsElements.ASSESS_PROBLEMS);
        Review review = review(month);
        assertThat(local(review.from())).matches(from -> from.getDayOfMonth() == 1 && from.toLocalTime().equals(LocalTime.MIDNIGHT));
        assertThat(local(review.to())).isEqualTo(local(review.from()).plusMonths(1));
        assertThat(review.monthly()).isTrue();
        month.submit("supervisor", ReviewProblemsElements.ASSESS_PROBLEMS,
                form("reviewFindings", "Nothing new.", "reviewActions", "None."));
        month.submit("manager", ReviewProblemsElements.SIGN_REPORT, form()).assertEnded();
        month.assertPassed(Month.MONTH_ENDED, Month.REVIEW_PROBLEMS, ReviewProblemsElements.SIGN_REPORT, Month.MONTH_REVIEWED);
    }

    @Test
    void aWeekIsOverOnMondayAndAMonthOnItsFirstDay() {
        ZonedDateTime week = timer(ReviewStartElements.WEEK_PROCESS).getDuedate().toInstant().atZone(ZoneId.systemDefault());
        assertThat(week).matches(at -> at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() == 1 && at.getMinute() == 0);
        ZonedDateTime month = timer(ReviewStartElements.MONTH_PROCESS).getDuedate().toInstant().atZone(ZoneId.systemDefault());
        assertThat(month).matches(at -> at.getDayOfMonth() == 1 && at.getHour() == 1 && at.getMinute() == 0);
    }

    /** The timer that starts this process fires, and will fire again. */
    private ProcessDriver fireStartTimer(String process, String startEvent) {
        Job timer = timer(process);
        DeskTime.set(timer.getDuedate().toInstant());
        engine.getManagementService().executeJob(timer.getId());
        assertThat(timer(process).getDuedate()).as("next " + startEvent).isAfter(timer.getDuedate());
        return new ProcessDriver(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).singleResult(),
                beans);
    }

    private Job timer(String process) {
        return engine.getManagementService().createJobQuery().processDefinitionKey(process).timers().active().singleResult();
    }

    private Review review(ProcessDriver driver) {
        return reviews.get(UUID.fromString((String) driver.variables().get(SupportTicket.REVIEW_ID)));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, DeskTime.ZONE);
    }
}
