package org.sixstep.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one article (R66, R67).
 *
 * @param answerClass type of problem, as a ticket's category
 * @param typicalCase a standard solution for the collection of typical cases (R67)
 * @param status      draft, published, discarded or retired
 * @param replaces    the revision before this one
 * @param ticketId    the ticket it was learned from
 * @param fields      what came with fields that a process owner added, by form key
 */
public record Answer(UUID id, @Nullable String title, @Nullable String problem, @Nullable String body, @Nullable String answerClass,
        List<String> keywords, @Nullable String relatedSystem,
        boolean typicalCase, String audience, String language, String status, int revision, @Nullable UUID replaces,
        @Nullable UUID ticketId,
        @Nullable String ticketNumber, String author, @Nullable String reviewer, Map<String, Object> fields, int usedCount,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    boolean isPublished() {
        return "published".equals(status);
    }

    boolean wasPublished() {
        return isPublished() || "retired".equals(status);
    }

    boolean isDraft() {
        return "draft".equals(status);
    }
}
