package org.sixstep.knowledge;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.NotFoundException;
import org.sixstep.archive.Archive;
import org.sixstep.form.InvalidFormException;
import org.sixstep.masking.Masking;
import org.sixstep.routing.PeopleCodes;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.Actor;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers to problems that were solved before (R34, R35, R66, R67) and their life cycle: draft, published, retired by the next revision, or
 * discarded (E17). Nobody publishes an answer of their own.
 */
@Component
public class KnowledgeBase {

    private static final int SUGGESTED = 3;
    private static final int OFFERED = 50;
    private static final int LONGEST_RESULT = 50;
    static final String REVISERS = "revisers";

    private final Answers answers;
    private final Archive archive;
    private final PeopleCodes people;
    private final Masking masking;
    private final Actor actor;
    private final Clock clock;

    KnowledgeBase(Answers answers, Archive archive, PeopleCodes people, Masking masking, Actor actor, Clock clock) {
        this.answers = answers;
        this.archive = archive;
        this.people = people;
        this.masking = masking;
        this.actor = actor;
        this.clock = clock;
    }

    /** @throws NotFoundException if there is none */
    public Answer get(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("answer", id));
    }

    public Optional<Answer> find(UUID id) {
        return answers.find(id);
    }

    /** The published revision of an answer, whichever of its revisions is asked for. */
    public Optional<Answer> current(UUID id) {
        return answers.newestRevision(id).filter(Answer::isPublished);
    }

    /**
     * Published answers with every word of the text, or its beginning, best first; Chinese words of one character and more. Without a text
     * the newest.
     */
    public List<Answer> search(String text, int limit) {
        int most = Math.max(1, Math.min(limit, LONGEST_RESULT));
        return text == null || text.isBlank() ? answers.newest(most) : answers.search(text, most);
    }

    /** What may already solve this ticket (R35). */
    public Suggestions suggest(Ticket ticket) {
        return new Suggestions(similarTo(ticket), archive.similarTo(ticket, SUGGESTED));
    }

    /** The answers that a form of this ticket offers for choice: the suggested ones, then the newest. */
    public List<Map<String, String>> answerOptions(Ticket ticket) {
        Map<UUID, Answer> offered = new LinkedHashMap<>();
        similarTo(ticket).forEach(answer -> offered.put(answer.id(), answer));
        answers.newest(OFFERED).forEach(answer -> offered.putIfAbsent(answer.id(), answer));
        return offered.values().stream().map(answer -> Map.of("label", answer.title(), "value", answer.id().toString())).toList();
    }

    /** Records that a ticket was solved with this answer; idempotent. */
    @Transactional
    public void markUsed(UUID answerId, UUID ticketId) {
        answers.used(get(answerId).id(), ticketId, clock.instant());
    }

    /** Records which answers solved this ticket: the one used in its first check, and the one that its case links to. */
    @Transactional
    public void markUsedBy(Ticket ticket) {
        named(ticket, "answerUsed").ifPresent(answer -> markUsed(answer.id(), ticket.id()));
        if ("link".equals(ticket.text("knowledgeDecision"))) {
            named(ticket, "answerId").ifPresent(answer -> markUsed(answer.id(), ticket.id()));
        }
    }

    /**
     * Drafts what was learned from a ticket, for review: a new answer, or the next revision of the one that the ticket names, as its fact
     * {@code knowledgeDecision} says ({@code new}, {@code update}). Idempotent: a ticket has one draft.
     */
    @Transactional
    public UUID draftFrom(Ticket ticket) {
        return answers.ofTicket(ticket.id()).map(Answer::id).orElseGet(() -> {
            boolean isUpdate = "update".equals(ticket.text("knowledgeDecision"));
            return insert(blank(isUpdate ? updatedBy(ticket) : null, ticket), people.of(ticket).in(facts(ticket)));
        });
    }

    /** A draft that somebody wrote without a ticket. */
    @Transactional
    public UUID draft(Map<String, Object> values) {
        return insert(blank(null, null), values);
    }

    /** Publishes an answer, and retires the revision before it. Nothing happens if it is published already. */
    @Transactional
    public void publish(UUID id) {
        Answer answer = get(id);
        if (answer.wasPublished()) {
            return;
        }
        requireDraft(answer);
        if (answer.reviewer() == null || wrote(answer, answer.reviewer())) {
            throw new InvalidFormException("answerDecision", CatalogueText.say("answer.notReviewed"));
        }
        if (masking.finds(Arrays.asList(answer.title(), answer.problem(), answer.body(), answer.keywords(), answer.relatedSystem(),
                answer.fields()))) {
            throw new InvalidFormException("answerBody", CatalogueText.say("answer.secret"));
        }
        Answer before = answer.replaces() == null ? null : answers.newestRevision(answer.replaces()).orElse(null);
        if (before != null) {
            answers.status(before.id(), "retired");
        }
        answers.publish(id, before, clock.instant());
    }

    /** Discards a draft. Nothing happens if it is discarded already. */
    @Transactional
    public void discard(UUID id) {
        Answer answer = get(id);
        if (!"discarded".equals(answer.status())) {
            requireDraft(answer);
            answers.status(id, "discarded");
        }
    }

    /** Retires a published answer: search and suggestions leave it out; it stays readable where it was used. */
    @Transactional
    public void retire(UUID id) {
        answers.status(get(id).id(), "retired");
    }

    /** Changes a draft: {@code isReview}: the form is a review, which its authors may not do. */
    @Transactional
    void edit(UUID id, Map<String, Object> values, boolean isReview) {
        Answer answer = get(id);
        requireDraft(answer);
        String who = actor.current();
        if (isReview && wrote(answer, who)) {
            throw new InvalidFormException("answerDecision", CatalogueText.say("answer.ownWork"));
        }
        Map<String, Object> changes = new HashMap<>(values);
        if (!isReview) {
            changes.put("revisedBy", who);
            changes.put(REVISERS, Stream.concat(revisers(answer).stream(), Stream.of(who)).distinct().toList());
        }
        answers.edit(AnswerDraft.edited(answer, changes, isReview ? who : answer.reviewer(), masking));
    }

    /** Published answers on the same subject, for the reviewer. */
    List<Answer> like(Answer answer, int limit) {
        return answers.similarTo(answer.title(), answer.answerClass(), limit + 1).stream()
                .filter(other -> !other.id().equals(answer.id()) && !other.id().equals(answer.replaces())).limit(limit).toList();
    }

    private List<Answer> similarTo(Ticket ticket) {
        return answers.similarTo(ticket.summary(), ticket.text("category"), SUGGESTED);
    }

    private static boolean wrote(Answer answer, String userId) {
        return userId.equals(answer.author()) || userId.equals(answer.fields().get("revisedBy")) || revisers(answer).contains(userId);
    }

    /** Everybody who revised it, not only the last. */
    private static List<String> revisers(Answer answer) {
        return answer.fields().get(REVISERS) instanceof List<?> known ? known.stream().map(String::valueOf).toList() : List.of();
    }

    private static void requireDraft(Answer answer) {
        if (!answer.isDraft()) {
            throw new InvalidFormException("answerDecision",
                    CatalogueText.say("answer.ended." + answer.status()));
        }
    }

    private UUID insert(Answer blank, Map<String, Object> values) {
        answers.insert(AnswerDraft.edited(blank, values, null, masking));
        return blank.id();
    }

    private Answer blank(@Nullable Answer before, @Nullable Ticket ticket) {
        String author = Actor.SIXSTEP.equals(actor.current()) && ticket != null && ticket.owner() != null ? ticket.owner()
                : actor.current();
        UUID ticketId = ticket == null ? null : ticket.id();
        if (before == null) {
            return new Answer(UUID.randomUUID(), null, null, null, null, List.of(), null, false, "internal", "en", "draft", 1, null,
                    ticketId, null,
                    author, null, Map.of(), 0, clock.instant(), null);
        }
        return new Answer(UUID.randomUUID(), before.title(), before.problem(), before.body(), before.answerClass(), before.keywords(),
                before.relatedSystem(), before.typicalCase(), before.audience(), before.language(), "draft", before.revision() + 1,
                before.id(), ticketId,
                null, author, null, Map.of(), 0, clock.instant(), null);
    }

    private static Map<String, Object> facts(Ticket ticket) {
        Map<String, Object> values = new HashMap<>();
        boolean isNew = !"update".equals(ticket.text("knowledgeDecision"));
        Stream.of("answerTitle", "answerBody", "keywords", "relatedSystem", "typicalCase").filter(key -> ticket.fact(key) != null)
                .forEach(key -> values.put(key, ticket.fact(key)));
        if (isNew) {
            values.put("answerProblem", ticket.summary());
            values.put("answerClass", ticket.text("category"));
        }
        return values;
    }

    private Answer updatedBy(Ticket ticket) {
        return named(ticket, "answerId").flatMap(answer -> answers.newestRevision(answer.id())).filter(Answer::wasPublished)
                .orElseThrow(() -> new InvalidFormException("answerId", CatalogueText.say("answer.unknown")));
    }

    private Optional<Answer> named(Ticket ticket, String key) {
        try {
            return ticket.text(key) == null ? Optional.empty() : find(UUID.fromString(ticket.text(key)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
