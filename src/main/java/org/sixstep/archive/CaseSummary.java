package org.sixstep.archive;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the archive's table (F28). */
public record CaseSummary(UUID id, String caseNumber, String archiveKey, String ticketNumber, String category, String summary,
        String solutionSummary, String state, String outcome, Integer satisfaction, int rounds, String priority,
        String handlingGroup, String owner, UUID answerId, Instant acceptedAt, @Nullable Instant resolvedAt, Instant archivedAt) {}
