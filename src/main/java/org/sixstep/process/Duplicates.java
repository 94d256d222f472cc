package org.sixstep.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sixstep.ticket.Ticket;

/** What a duplicate takes over from its solved original (E11). */
public final class Duplicates {

    private static final List<String> SHARED = List.of("rootCause", "solution", "workaround", "longTermFix", "advice");

    private Duplicates() {
    }

    public static Map<String, Object> solutionOf(Ticket original) {
        Map<String, Object> solution = new HashMap<>();
        SHARED.stream().filter(key -> original.fact(key) != null).forEach(key -> solution.put(key, original.fact(key)));
        return solution;
    }
}
