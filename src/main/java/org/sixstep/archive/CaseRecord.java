package org.sixstep.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a solved problem (F10-F19, F28). Never changed. Staff are user ids; the reporter is a code, not a contact (R72).
 *
 * @param archiveKey        type, date and number (R65)
 * @param state             resolved, closed (the reporter never said so) or followUp (F18)
 * @param knowledgeDecision new, update, link or none
 * @param answerId          the answer that was drafted from it or that solved it (F19)
 * @param facts             the ticket as it was archived, by form key, without who the reporter is
 */
public record CaseRecord(UUID id, String caseNumber, String archiveKey, UUID ticketId, String ticketNumber, String category,
        String reporter,
        @Nullable String description, @Nullable String initialAnalysis, @Nullable String owner, List<String> collaborators,
        List<ProcessLine> processRecord,
        @Nullable String rootCause, @Nullable String solution, @Nullable String solutionSummary, @Nullable String lessons,
        @Nullable String outcome, @Nullable Integer satisfaction,
        @Nullable String feedback, String state, List<String> keywords, @Nullable String knowledgeDecision, @Nullable UUID answerId,
        int rounds,
        @Nullable String priority, @Nullable String handlingGroup, Instant acceptedAt, @Nullable Instant resolvedAt, Instant archivedAt,
        Map<String, Object> facts) {}
