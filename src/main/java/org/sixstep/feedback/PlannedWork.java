package org.sixstep.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.Ticket;

/**
 * What a reporter reads and is asked about planned work on the problem (R41, R43, R47): the same words in the message, on the page and in
 * the timeline.
 *
 * @param plan   what is going to be done; null if nobody wrote it down for the reporter
 * @param risks  message codes, one sentence each
 * @param window when, as it was written down; null if not said
 */
public record PlannedWork(@Nullable String plan, List<String> risks, @Nullable String window) {

    public static PlannedWork of(Ticket ticket) {
        return new PlannedWork(first(ticket, "planForReporter", "workaround", "longTermFix"), risks(ticket),
                first(ticket, "maintenanceWindow"));
    }

    private static List<String> risks(Ticket ticket) {
        List<String> risks = new ArrayList<>();
        Stream.of("riskDowntime", "riskOtherBusiness", "touchesReporterData", "changesSystem")
                .filter(key -> Boolean.TRUE.equals(ticket.fact(key)))
                .forEach(key -> risks.add("work." + key));
        if (ticket.text("backupPlan") != null) {
            risks.add("work.backupPlan");
        }
        return risks.isEmpty() ? List.of("work.noRisk") : risks;
    }

    private static @Nullable String first(Ticket ticket, String... keys) {
        return Stream.of(keys).map(ticket::text).filter(text -> text != null && !text.isBlank()).findFirst().orElse(null);
    }
}
