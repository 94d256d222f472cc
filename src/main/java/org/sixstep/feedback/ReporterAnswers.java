package org.sixstep.feedback;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter's answer does to the ticket. Called inside the transaction that uses up the link: if this throws, the link stays usable.
 */
public interface ReporterAnswers {

    /**
     * The reporter answered whether the result works.
     *
     * @param outcome      resolved, observing, partial or unresolved
     * @param satisfaction 3 (satisfied), 2 or 1 (not satisfied), null if not said
     * @param comment      masked, at most 4000 characters, or null
     * @param suggestion   masked, at most 4000 characters, or null
     * @throws NoLongerAwaitedException if the procedure does not wait for this answer any more
     * @throws org.springframework.dao.ConcurrencyFailureException if the ticket was changed at the same time; the caller tries again
     */
    void confirmed(UUID ticketId, int round, String outcome, @Nullable Integer satisfaction, @Nullable String comment,
            @Nullable String suggestion);

    /**
     * The reporter allowed or refused the work that was asked for.
     *
     * @param comment masked, at most 4000 characters, or null
     * @throws NoLongerAwaitedException if the procedure does not wait for this answer any more
     * @throws org.springframework.dao.ConcurrencyFailureException if the ticket was changed at the same time; the caller tries again
     */
    void authorization(UUID ticketId, boolean granted, @Nullable String comment);
}
