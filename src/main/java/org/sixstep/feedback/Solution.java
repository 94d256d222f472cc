package org.sixstep.feedback;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.Ticket;

/**
 * What a reporter reads about the result (R55): the same in the message and on the page. Each part is null if nobody wrote it down.
 *
 * @param cause    why it happened
 * @param measures what was done
 * @param advice   what to mind from now on
 */
public record Solution(@Nullable String cause, @Nullable String measures, @Nullable String advice) {

    public static Solution of(Ticket ticket) {
        return new Solution(first(ticket, "rootCause"), first(ticket, "solution", "stepsTaken", "workaround"), first(ticket, "advice"));
    }

    private static @Nullable String first(Ticket ticket, String... keys) {
        return Stream.of(keys).map(ticket::text).filter(text -> text != null && !text.isBlank()).findFirst().orElse(null);
    }
}
