package org.sixstep.knowledge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.archive.Keywords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.masking.Masking;
import org.sixstep.text.CatalogueText;

/**
 * Applies values from a form or a ticket to an answer: each to its column or, if it has none, to the JSON fields. Everything is masked
 * whenever it is stored (R72).
 */
final class AnswerDraft {

    private static final Set<String> COLUMNS = Set.of("answerTitle", "answerProblem", "answerBody", "answerClass", "keywords",
            "relatedSystem",
            "typicalCase", "audience");
    private static final Set<String> AUDIENCES = Set.of("internal", "public");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private AnswerDraft() {
    }

    static Answer edited(Answer answer, Map<String, Object> values, @Nullable String reviewer, Masking masking) {
        String title = masking.mask(text(values, "answerTitle", answer.title()));
        String body = masking.mask(text(values, "answerBody", answer.body()));
        String audience = Objects.requireNonNullElse(text(values, "audience", null), answer.audience());
        require("answerTitle", title, "answer.noTitle");
        require("answerBody", body, "answer.noText");
        if (!AUDIENCES.contains(audience)) {
            throw new InvalidFormException("audience", CatalogueText.say("answer.audience"));
        }
        Map<String, Object> fields = new LinkedHashMap<>(answer.fields());
        values.forEach((key, value) -> {
            if (!COLUMNS.contains(key)) {
                fields.put(key, value);
            }
        });
        fields.values().removeIf(value -> value == null || "".equals(value));
        fields.replaceAll((key, value) -> masking.maskValue(value));
        return new Answer(answer.id(), title, masking.mask(text(values, "answerProblem", answer.problem())), body,
                text(values, "answerClass", answer.answerClass()),
                keywords(values, answer.keywords()).stream().map(masking::mask).toList(),
                masking.mask(text(values, "relatedSystem", answer.relatedSystem())),
                values.containsKey("typicalCase") ? Boolean.TRUE.equals(values.get("typicalCase")) : answer.typicalCase(), audience,
                CHINESE.matcher(title + body).find() ? "zh" : "en", answer.status(), answer.revision(), answer.replaces(),
                answer.ticketId(),
                answer.ticketNumber(), answer.author(), reviewer, fields, answer.usedCount(), answer.createdAt(), answer.publishedAt());
    }

    static String joined(List<String> keywords) {
        return String.join(", ", keywords);
    }

    private static @Nullable String text(Map<String, Object> values, String key, @Nullable String otherwise) {
        if (!values.containsKey(key)) {
            return otherwise;
        }
        String text = values.get(key) == null ? "" : values.get(key).toString().strip();
        return text.isEmpty() ? null : text;
    }

    private static List<String> keywords(Map<String, Object> values, List<String> otherwise) {
        if (!values.containsKey("keywords")) {
            return otherwise;
        }
        return values.get("keywords") instanceof Collection<?> words
                ? words.stream().map(String::valueOf).collect(Collectors.toList())
                : Keywords.of((String) values.get("keywords"));
    }

    private static void require(String key, @Nullable String text, String refusal) {
        if (text == null || text.isBlank()) {
            throw new InvalidFormException(key, CatalogueText.say(refusal));
        }
    }
}
