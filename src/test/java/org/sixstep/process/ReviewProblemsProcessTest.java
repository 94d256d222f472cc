package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.process.FilledForms.form;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.ReviewProblemsElements.*;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.review.Review;
import org.sixstep.review.Reviews;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code reviewProblems.bpmn}. Every test reviews a day of its own: a period is reviewed once. */
class ReviewProblemsProcessTest extends ProcessTest {

    private static final Map<String, Object> ASSESSED = form("reviewFindings", "The gateway again.", "reviewActions", "Buy a second one.");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    private static int days;

    @Autowired
    Reviews reviews;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aReviewIsAssessedAndPublished() {
        ProcessDriver review = requested(false).assertWaitsAt(ASSESS_PROBLEMS);
        review.submit("supervisor", ASSESS_PROBLEMS, ASSESSED).assertEnded();
        review.assertPassed(REVIEW_REQUESTED, COLLECT_PROBLEMS, ASSESS_PROBLEMS, PUBLISH_REVIEW, REVIEW_CLOSED).assertNotPassed(SIGN_REPORT,
                HOLD_SHARING_SESSION);
        assertThat(review(review)).returns("published", Review::state).returns("supervisor",
                published -> published.fields().get("assessedBy"));
    }

    @Test
    void aMonthlyReportIsSignedByAManager() {
        ProcessDriver review = requested(true).submit("supervisor", ASSESS_PROBLEMS, ASSESSED).assertWaitsAt(SIGN_REPORT);
        assertThat(review(review).state()).isEqualTo("open");
        assertThatThrownBy(() -> review.submit("supervisor", SIGN_REPORT, form("signComment", "My own.")))
                .hasMessageContaining(CatalogueText.say("secondPerson.invited", "Managers"));
        review.submit("manager", SIGN_REPORT, form("signComment", "Agreed.")).assertEnded();
        review.assertPassed(ASSESS_PROBLEMS, SIGN_REPORT, PUBLISH_REVIEW, REVIEW_CLOSED);
        assertThat(review(review).fields()).containsEntry("signedBy", "manager");
    }

    @Test
    void whatWasLearnedIsSharedInASession() {
        ProcessDriver review = requested(false).submit("supervisor", ASSESS_PROBLEMS, with(ASSESSED, "sharingSession", true))
                .assertWaitsAt(HOLD_SHARING_SESSION);
        review.submit("knowledge", HOLD_SHARING_SESSION, form("sessionDate", "2026-11-27", "presenter", "network")).assertEnded();
        review.assertPassed(PUBLISH_REVIEW, HOLD_SHARING_SESSION, REVIEW_CLOSED);
        assertThat(review(review).fields()).containsEntry("presenter", "network").containsEntry("sessionDate", "2026-11-27");
    }

    @Test
    void aLateAssessmentIsRemindedOfOnce() {
        ProcessDriver review = requested(false).assertDue(ASSESSMENT_OVERDUE, "2026-11-26T09:00");
        assertThat(review.task(ASSESS_PROBLEMS).getDueDate().toInstant()).isEqualTo(DeskTime.at("2026-11-26T09:00"));
        review.fire(ASSESSMENT_OVERDUE).assertWaitsAt(ASSESS_PROBLEMS);
        review.assertPassed(ASSESSMENT_OVERDUE, REMIND_ASSESSOR, ASSESSOR_REMINDED);
        assertThat(recipients("assessmentOverdue", review)).isEqualTo("supervisor, supervisor2");
    }

    @Test
    void aLateReportIsEscalatedToTheManagers() {
        DeskTime.set("2026-05-04T09:00");
        ProcessDriver review = new ProcessDriver(
                start("manager", SupportTicket.REVIEW_PROCESS, period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30), true)), beans);
        review.submit("supervisor", ASSESS_PROBLEMS, ASSESSED).assertDue(REPORT_OVERDUE, "2026-05-05T18:00");
        assertThat(review.task(SIGN_REPORT).getDueDate().toInstant()).isEqualTo(DeskTime.at("2026-05-05T18:00"));
        review.fire(REPORT_OVERDUE).assertWaitsAt(SIGN_REPORT);
        review.assertPassed(REPORT_OVERDUE, ESCALATE_REPORT, REPORT_ESCALATED);
        assertThat(recipients("reportOverdue", review)).isEqualTo("manager");
    }

    @Test
    void aPeriodIsReviewedOnce() {
        LocalDate day = FIRST_DAY.minusDays(1);
        start("supervisor", SupportTicket.REVIEW_PROCESS, period(day, day, false));
        assertThatThrownBy(() -> start("supervisor", SupportTicket.REVIEW_PROCESS, period(day, day, false)))
                .hasMessageContaining("has already been reviewed");
    }

    private ProcessDriver requested(boolean monthly) {
        LocalDate day = FIRST_DAY.plusDays(days++);
        return new ProcessDriver(start("supervisor", SupportTicket.REVIEW_PROCESS, period(day, day, monthly)), beans);
    }

    private static Map<String, Object> period(LocalDate from, LocalDate to, boolean monthly) {
        return form("reviewFrom", from.toString(), "reviewTo", to.toString(), "monthly", monthly);
    }

    private UUID id(ProcessDriver review) {
        return UUID
                .fromString((String) engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(review.instanceId())
                        .variableName(SupportTicket.REVIEW_ID).singleResult().getValue());
    }

    private Review review(ProcessDriver review) {
        return reviews.get(id(review));
    }

    private String recipients(String kind, ProcessDriver review) {
        return jdbc.queryForObject("select recipient from sixstep.outbox_message where message_key = ?", String.class,
                kind + ":" + id(review));
    }
}
