package org.sixstep.ticket;

import java.util.Map;
import java.util.Optional;

/**
 * Decides who cannot be the second person of a key operation (R46, L13), from the facts of the ticket. Each round has a plan of its own,
 * which the reviewer of an earlier one may review again. Nobody who ever worked on the solution reviews emergency work.
 */
public final class SecondPerson {

    public static final String WAIVABLE = "secondPersonWaivable";
    public static final String WAIVED = "secondPersonWaived";
    public static final String WAIVED_BY = "secondPersonWaivedBy";
    public static final String WAIVER_REASON = "waiverReason";
    public static final String REVIEWED_BY = "solutionReviewedBy";
    public static final String IMPLEMENTED_BY = "implementedBy";
    public static final String EMERGENCY_REVIEWED_BY = "emergencyReviewedBy";

    /** Everybody who ever worked on the solution, in any round. */
    public static final String INVOLVED = "solutionAuthors";
    /** A line for each time somebody continued alone: who, and why. */
    public static final String WORKED_ALONE = "workedAlone";
    public static final String VERDICT = "emergencyVerdict";
    public static final String VERDICT_COMMENT = "emergencyReviewComment";

    static final String PLANNED_BY = "planAuthors";

    private SecondPerson() {
    }

    /** Why this person cannot review the plan, as the last part of a message code; empty if nothing prevents it. */
    public static Optional<String> objection(Ticket ticket, String userId) {
        if (ticket.list(PLANNED_BY).contains(userId) || userId.equals(ticket.text("analysedBy"))) {
            return Optional.of("author");
        }
        return responsible(ticket, userId);
    }

    /** The same for work that was done without a second person. */
    public static Optional<String> objectionAfterwards(Ticket ticket, String userId) {
        return ticket.list(INVOLVED).contains(userId) ? Optional.of("author") : responsible(ticket, userId);
    }

    /** Whether this person reviewed the plan that is now to be carried out, or the work on it. */
    public static boolean reviewed(Ticket ticket, String userId) {
        return userId.equals(ticket.text(REVIEWED_BY))
                || ticket.text(WAIVED_BY) != null && userId.equals(ticket.text(EMERGENCY_REVIEWED_BY));
    }

    /** A plan that changes, or a new round, needs a review of its own. */
    public static void forgetReview(Map<String, Object> changes) {
        changes.put(REVIEWED_BY, null);
        changes.put(WAIVED_BY, null);
        changes.put(IMPLEMENTED_BY, null);
        changes.put(EMERGENCY_REVIEWED_BY, null);
    }

    /** The next round makes a plan of its own. */
    public static void forgetPlan(Map<String, Object> changes) {
        forgetReview(changes);
        changes.put(PLANNED_BY, null);
        changes.put("analysedBy", null);
    }

    private static Optional<String> responsible(Ticket ticket, String userId) {
        if (userId.equals(ticket.owner())) {
            return Optional.of("owner");
        }
        return userId.equalsIgnoreCase(ticket.text("reporterEmployeeNumber")) ? Optional.of("reporter") : Optional.empty();
    }
}
