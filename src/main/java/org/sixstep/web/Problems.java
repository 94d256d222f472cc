package org.sixstep.web;

import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes a problem (RFC 9457) whose title is in the reader's language, as its sentence is. */
public final class Problems {

    private Problems() {
    }

    public static ProblemDetail of(HttpStatusCode status, @Nullable String sentence) {
        return titled(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    /** Replaces the English words of the status, which Spring gives to a problem without a title of its own. */
    public static ProblemDetail titled(ProblemDetail problem) {
        HttpStatus status = HttpStatus.resolve(problem.getStatus());
        if (status != null && status.getReasonPhrase().equals(problem.getTitle())) {
            CatalogueText.find("problem.title." + status.value()).ifPresent(problem::setTitle);
        }
        return problem;
    }
}
