package org.sixstep.review;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.routing.StaffOptions;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Actor;
import org.springframework.stereotype.Component;

/**
 * The review as the forms {@code requestReview}, {@code assessProblems}, {@code signReport} and {@code holdSharingSession} show and fill
 * it.
 */
@Component
class ReviewFormRecord implements FormRecord {

    private static final Set<String> PERSONAL = Set.of("reviewFindings", "reviewActions", "signComment", "sessionNotes");

    private final Reviews reviews;
    private final ReviewReport report;
    private final StaffOptions staff;
    private final Actor actor;
    private final Clock clock;

    ReviewFormRecord(Reviews reviews, ReviewReport report, StaffOptions staff, Actor actor, Clock clock) {
        this.reviews = reviews;
        this.report = report;
        this.staff = staff;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public String idVariable() {
        return "reviewId";
    }

    @Override
    public boolean serves(String processKey) {
        return processKey.equals(ReviewProblemsSteps.PROCESS);
    }

    @Override
    public boolean isPersonal(String key) {
        return PERSONAL.contains(key);
    }

    @Override
    public String title(UUID id) {
        Review review = reviews.get(id);
        return LocalDate.ofInstant(review.from(), reviews.zone()) + " – " + LocalDate.ofInstant(review.to(), reviews.zone()).minusDays(1);
    }

    @Override
    public Map<String, Object> facts(UUID id) {
        return read(id, null, key -> false, FormWords.NONE);
    }

    @Override
    public Map<String, Object> read(UUID id, @Nullable String step, Predicate<String> wanted, FormWords words) {
        Review review = reviews.get(id);
        Map<String, Object> facts = new LinkedHashMap<>(review.fields());
        facts.put("monthly", review.monthly());
        if (wanted.test("facts")) {
            facts.put("facts", report.of(review, words));
        }
        if (wanted.test("peopleOptions")) {
            facts.put("peopleOptions", staff.peopleOptions());
        }
        return facts;
    }

    @Override
    public void write(UUID id, String step, Map<String, Object> values, FormSchema form) {
        if (ReviewProblemsSteps.ASSESS_PROBLEMS.equals(step) && !reviews.get(id).isOpen()) {
            throw new InvalidFormException("reviewFindings", CatalogueText.say("review.published"));
        }
        Map<String, Object> kept = new LinkedHashMap<>(values);
        if (ReviewProblemsSteps.ASSESS_PROBLEMS.equals(step)) {
            kept.put("assessedBy", actor.current());
        }
        if (ReviewProblemsSteps.SIGN_REPORT.equals(step)) {
            kept.put("signedBy", actor.current());
            kept.put("signedAt", clock.instant());
        }
        reviews.note(id, kept);
    }

    @Override
    public UUID create(String step, Map<String, Object> values, FormSchema form) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        LocalDate from = day("reviewFrom", others.remove("reviewFrom"));
        LocalDate to = day("reviewTo", others.remove("reviewTo"));
        UUID id = reviews.requested(from, to, Boolean.TRUE.equals(others.remove("monthly")));
        others.put("requestedBy", actor.current());
        reviews.note(id, others);
        return id;
    }

    private LocalDate day(String key, @Nullable Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return LocalDate.ofInstant(instant, reviews.zone());
        }
        try {
            return LocalDate.parse(String.valueOf(value).substring(0, 10));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw new InvalidFormException(key, CatalogueText.say("review.noDate"));
        }
    }
}
