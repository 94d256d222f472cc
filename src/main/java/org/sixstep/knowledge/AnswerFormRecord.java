package org.sixstep.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.form.Markdown;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/** The answer as the forms {@code draftAnswer}, {@code reviewAnswer} and {@code reviseAnswer} show and fill it. */
@Component
class AnswerFormRecord implements FormRecord {

    private static final int ALIKE = 4;
    private static final Set<String> SHOWN_APART = Set.of("answerDecision", "reviewComment", "revisedBy", KnowledgeBase.REVISERS);

    private static final Set<String> PERSONAL = Set.of("answerTitle", "answerProblem", "answerBody", "reviewComment");

    private final KnowledgeBase knowledge;

    AnswerFormRecord(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public String idVariable() {
        return "answerId";
    }

    @Override
    public boolean serves(String processKey) {
        return processKey.equals(PublishAnswerSteps.PROCESS);
    }

    @Override
    public boolean isPersonal(String key) {
        return PERSONAL.contains(key);
    }

    @Override
    public @Nullable String title(UUID id) {
        return knowledge.get(id).title();
    }

    @Override
    public Map<String, Object> facts(UUID id) {
        return read(id, null, key -> false, FormWords.NONE);
    }

    @Override
    public Map<String, Object> read(UUID id, @Nullable String step, Predicate<String> wanted, FormWords words) {
        Answer answer = knowledge.get(id);
        Map<String, Object> facts = new LinkedHashMap<>(answer.fields());
        facts.put("answerTitle", answer.title());
        facts.put("answerProblem", answer.problem());
        facts.put("answerBody", answer.body());
        facts.put("answerClass", answer.answerClass());
        facts.put("keywords", AnswerDraft.joined(answer.keywords()));
        facts.put("relatedSystem", answer.relatedSystem());
        facts.put("typicalCase", answer.typicalCase());
        facts.put("audience", answer.audience());
        facts.put("author", answer.author());
        if (wanted.test("facts")) {
            facts.put("facts", facts(answer, step));
        }
        return facts;
    }

    @Override
    public void write(UUID id, String step, Map<String, Object> values, FormSchema form) {
        knowledge.edit(id, values, PublishAnswerSteps.REVIEW_ANSWER.equals(step));
    }

    @Override
    public UUID create(String step, Map<String, Object> values, FormSchema form) {
        return knowledge.draft(values);
    }

    private String facts(Answer answer, @Nullable String step) {
        StringBuilder text = new StringBuilder(Markdown.line(CatalogueText.say("answer.facts.writtenBy"), answer.author()))
                .append(Markdown.line(CatalogueText.say("answer.facts.revisedBy"), answer.fields().get("revisedBy")))
                .append(Markdown.line(CatalogueText.say("answer.facts.ticket"), answer.ticketNumber()))
                .append(Markdown.line(CatalogueText.say("answer.facts.class"), answer.answerClass()))
                .append(Markdown.line(CatalogueText.say("answer.facts.system"), answer.relatedSystem()))
                .append(Markdown.line(CatalogueText.say("answer.facts.for"),
                        CatalogueText.say("public".equals(answer.audience()) ? "answer.facts.for.public" : "answer.facts.for.internal")))
                .append(Markdown.line(CatalogueText.say("answer.facts.typical"),
                        answer.typicalCase() ? CatalogueText.say("facts.yes") : null))
                .append(Markdown.line(CatalogueText.say("answer.facts.revision"),
                        answer.replaces() == null ? null : CatalogueText.say("answer.facts.revision.replaces", answer.revision())))
                .append(Markdown.line(CatalogueText.say("answer.facts.problem"), answer.problem()));
        answer.fields().forEach((key, value) -> text.append(SHOWN_APART.contains(key) ? "" : Markdown.line(Markdown.label(key), value)));
        // the form of the revision has a line of its own for it
        if (answer.fields().get("reviewComment") != null && !PublishAnswerSteps.REVISE_ANSWER.equals(step)) {
            text.append(Markdown.line(CatalogueText.say("answer.facts.review"), answer.fields().get("reviewComment")));
        }
        List<Answer> alike = knowledge.like(answer, ALIKE);
        if (!alike.isEmpty()) {
            text.append(Markdown.heading(CatalogueText.say("answer.facts.alike")));
            alike.forEach(other -> text.append("- ").append(Markdown.escape(other.title())).append("\n"));
        }
        return text.toString().strip();
    }
}
