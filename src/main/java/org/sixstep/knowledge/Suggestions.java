package org.sixstep.knowledge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sixstep.archive.CaseSummary;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;

/** Suggests what may already solve a ticket: published answers and archived cases like it, best first (R35). */
public record Suggestions(List<Answer> answers, List<CaseSummary> cases) {

    private static final int LONGEST_BODY = 1500;

    public boolean isEmpty() {
        return answers.isEmpty() && cases.isEmpty();
    }

    /** For the form of the first check, as it is stored: in English, to be read by anybody; empty if there is nothing to suggest. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder();
        if (!answers.isEmpty()) {
            text.append(Markdown.heading(CatalogueText.in(Locale.ENGLISH, "suggestion.answers")));
        }
        for (Answer answer : answers) {
            text.append("**").append(Markdown.escape(answer.title())).append("**\n\n").append(Markdown.escape(shortened(answer.body())))
                    .append("\n\n");
        }
        if (!cases.isEmpty()) {
            text.append(Markdown.heading(CatalogueText.in(Locale.ENGLISH, "suggestion.cases")));
        }
        for (CaseSummary solved : cases) {
            text.append(Markdown.item(solved.caseNumber() + " " + solved.summary(),
                    solved.solutionSummary() == null ? "-" : solved.solutionSummary()));
        }
        return text.toString().strip();
    }

    private static String shortened(@Nullable String body) {
        if (body == null) {
            return "";
        }
        boolean isLong = body.codePointCount(0, body.length()) > LONGEST_BODY;
        return isLong ? body.substring(0, body.offsetByCodePoints(0, LONGEST_BODY)) + " …" : body;
    }
}
