package org.sixstep.process;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all variables that a process may ever have: references, routing facts, and the answers that gateways ask for. */
final class ProcessVariables {

    /** What conditions in models ask; {@link ElementNamesTest} compares them with the models. */
    static final Set<String> ANSWERS = Set.of(SupportTicket.RECORD_COMPLETE, SupportTicket.CLASSIFICATION_CERTAIN, "classification",
            "triageOutcome",
            SupportTicket.ORIGINAL_RESOLVED_ALREADY, SupportTicket.OUTCOME, SupportTicket.SATISFACTION, "knowledgeDecision",
            "analysisOutcome", "solutionInTime",
            SupportTicket.PRECAUTIONS, "reviewDecision", "secondPersonWaived", SupportTicket.AUTHORIZATION, "solutionResult",
            "answerDecision", SupportTicket.MONTHLY, "sharingSession",
            SupportTicket.DELAY_EXPECTED, SupportTicket.WARN_AGAIN, SupportTicket.ESCALATE_AGAIN);

    private static final Set<String> REFERENCES = Set.of(SupportTicket.TICKET_ID, SupportTicket.PRIORITY, SupportTicket.HANDLING_GROUP,
            SupportTicket.OWNER,
            SupportTicket.ANSWER_ID, SupportTicket.AUTHOR, SupportTicket.REVIEW_ID, SupportTicket.MISSING_YEAR_ID, "collaborator");
    /** What the engine itself keeps about a step that several people do at the same time, while they do it. */
    static final Set<String> BOOKKEEPING = Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    static final Set<String> ALLOWED = Stream.of(ANSWERS, REFERENCES, BOOKKEEPING).flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private ProcessVariables() {
    }
}
