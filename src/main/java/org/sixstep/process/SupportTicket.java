package org.sixstep.process;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.sixstep.knowledge.PublishAnswerSteps;
import org.sixstep.review.ReviewProblemsSteps;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.ReviewEmergencyWorkSteps;
import org.sixstep.ticket.SupportTicketSteps;

/** Names that diagrams and code share, each defined once: processes, messages, variables. */
public final class SupportTicket {

    public static final String PROCESS = SupportTicketSteps.PROCESS;
    public static final String RESOLVE_PROCESS = ResolveProblemSteps.PROCESS;
    public static final String PUBLISH_PROCESS = PublishAnswerSteps.PROCESS;
    public static final String REVIEW_PROCESS = ReviewProblemsSteps.PROCESS;
    public static final String CALENDAR_PROCESS = "maintainCalendar";
    public static final String EMERGENCY_PROCESS = ReviewEmergencyWorkSteps.PROCESS;

    public static final String PROBLEM_RECEIVED = "support.problemReceived";
    public static final String REPORTER_ANSWERED = "support.reporterAnswered";
    public static final String REPORTER_CONFIRMED = "support.reporterConfirmed";
    public static final String AUTHORIZATION_ANSWERED = "support.authorizationAnswered";
    public static final String ORIGINAL_RESOLVED = "support.originalResolved";
    public static final String PROBLEM_RECURRED = "support.problemRecurred";
    public static final String WAITING_BEGUN = "support.waitingBegun";
    public static final String WAITING_ENDED = "support.waitingEnded";
    public static final String SOLUTION_SENT = "support.solutionSent";
    public static final String ANSWER_DRAFTED = "support.answerDrafted";
    public static final String YEAR_MISSING = "support.yearMissing";
    public static final String SECOND_PERSON_WAIVED = "support.secondPersonWaived";

    public static final String TICKET_ID = "ticketId";
    public static final String PRIORITY = "priority";
    public static final String HANDLING_GROUP = "handlingGroup";
    public static final String OWNER = "owner";
    public static final String RECORD_COMPLETE = "recordComplete";
    public static final String CLASSIFICATION_CERTAIN = "classificationCertain";
    public static final String ORIGINAL_RESOLVED_ALREADY = "originalResolved";
    public static final String OUTCOME = "outcome";
    public static final String SATISFACTION = "satisfaction";
    public static final String AUTHORIZATION = "authorization";
    public static final String PRECAUTIONS = "precautions";
    public static final String ANSWER_ID = "answerId";
    public static final String AUTHOR = "author";
    public static final String REVIEW_ID = "reviewId";
    public static final String MONTHLY = "monthly";
    public static final String MISSING_YEAR_ID = "missingYearId";
    public static final String DELAY_EXPECTED = "delayExpected";
    public static final String WARN_AGAIN = "warnAgain";
    public static final String ESCALATE_AGAIN = "escalateAgain";

    /** Steps at which somebody else is waited for; nobody needs to act before an answer comes. */
    public static final Set<String> WAITING_STEPS = Set.of(SupportTicketSteps.AWAIT_REPORTER, ResolveProblemSteps.AWAIT_OTHERS,
            ResolveProblemSteps.OBTAIN_AUTHORIZATION,
            SupportTicketSteps.CONFIRM_WITH_REPORTER,
            SupportTicketSteps.OBSERVE_PROBLEM);

    /** Steps that carry out what the reporter was promised. */
    public static final Set<String> PROMISED_STEPS = Set.of(ResolveProblemSteps.CONTRIBUTE_FINDINGS, ResolveProblemSteps.HOLD_WORKSHOP,
            ResolveProblemSteps.ANALYSE_PROBLEM, ResolveProblemSteps.REVIEW_SOLUTION, ResolveProblemSteps.IMPLEMENT_SOLUTION,
            ResolveProblemSteps.VERIFY_SOLUTION);

    /** Steps with a due date of their own, apart from the ticket's clocks. */
    public static final Set<String> OWED_STEPS = Set.of(ReviewEmergencyWorkSteps.REVIEW_EMERGENCY_WORK);

    private SupportTicket() {
    }

    /** Keeps an answer in the stage that asks for it, so that it ends with the stage. */
    public static void answerInStage(DelegateExecution execution, String name, @Nullable Object value) {
        ExecutionEntity step = (ExecutionEntity) execution;
        PvmExecutionImpl stage = step.findExecutionForFlowScope(step.getActivity().getFlowScope());
        stage.setVariableLocal(name, value);
    }

    /** Sets a transient variable for the gateways that follow immediately, before any wait state. */
    public static void answerAtOnce(DelegateExecution execution, String name, boolean value) {
        answerInStage(execution, name, Variables.booleanValue(value, true));
    }

    /** The deployment of the model that a step belongs to. */
    public static String deploymentId(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId();
    }

    /** The ticket that a step is about. */
    public static UUID ticketId(VariableScope scope) {
        Object id = scope.getVariable(TICKET_ID);
        if (id == null) {
            throw new BadUserRequestException(CatalogueText.say("refused.noTicket"));
        }
        return UUID.fromString(id.toString());
    }
}
