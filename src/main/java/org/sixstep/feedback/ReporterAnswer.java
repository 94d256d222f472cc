package org.sixstep.feedback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.TextSanitizer;

/** A submitted reporter's page, with exactly these fields. A problem is a message code by field; an answer with problems has no effect. */
sealed interface ReporterAnswer {

    int LONGEST = 4000;

    Map<String, String> problems();

    /** What was chosen; only of an answer without problems. */
    String said();

    /** Confirmation of a result. */
    record Confirmation(@Nullable String outcome, @Nullable String satisfaction, @Nullable String comment,
            @Nullable String suggestion) implements ReporterAnswer {

        static final Set<String> OUTCOMES = Set.of("resolved", "observing", "partial", "unresolved");
        private static final Set<String> SATISFACTIONS = Set.of("", "1", "2", "3");

        public Confirmation {
            satisfaction = satisfaction == null ? "" : satisfaction;
            comment = clean(comment);
            suggestion = clean(suggestion);
        }

        @Override
        public Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            if (outcome == null || !OUTCOMES.contains(outcome)) {
                problems.put("outcome", "problem.outcome");
            }
            if (!SATISFACTIONS.contains(satisfaction)) {
                problems.put("satisfaction", "problem.satisfaction");
            }
            tooLong(problems, "comment", comment);
            tooLong(problems, "suggestion", suggestion);
            return problems;
        }

        @Override
        public String said() {
            return Objects.requireNonNull(outcome);
        }

        @Nullable
        Integer satisfactionOrNull() {
            return satisfaction == null || satisfaction.isEmpty() ? null : Integer.valueOf(satisfaction);
        }
    }

    /** Decision about planned work. */
    record Authorization(@Nullable String decision, @Nullable String comment) implements ReporterAnswer {

        private static final Set<String> DECISIONS = Set.of("granted", "refused");

        public Authorization {
            comment = clean(comment);
        }

        @Override
        public Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            if (decision == null || !DECISIONS.contains(decision)) {
                problems.put("decision", "problem.decision");
            }
            tooLong(problems, "comment", comment);
            return problems;
        }

        @Override
        public String said() {
            return Objects.requireNonNull(decision);
        }
    }

    private static void tooLong(Map<String, String> problems, String field, @Nullable String text) {
        if (text != null && text.codePointCount(0, text.length()) > LONGEST) {
            problems.put(field, "problem.tooLong");
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        String plain = text == null ? "" : TextSanitizer.block(text);
        return TextSanitizer.isBlank(plain) ? null : plain;
    }
}
