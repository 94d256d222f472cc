package org.sixstep.ticket;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;

/** Applies the rules of a step that go beyond its form's own fields. */
final class StepPostProcessing {

    private record Step(Ticket ticket, String actor, Instant now, Map<String, Object> changes) {}

    private static final Map<String, Consumer<Step>> RULES = Map.ofEntries(
            entry(SupportTicketSteps.TRIAGE_TICKET, StepPostProcessing::triageTicket),
            entry(SupportTicketSteps.CONFIRM_CLASSIFICATION, StepPostProcessing::rerouted),
            entry(SupportTicketSteps.CONSULT_EXPERT, StepPostProcessing::rerouted),
            entry(ResolveProblemSteps.REVIEW_SOLUTION, StepPostProcessing::reviewSolution),
            entry(ReviewEmergencyWorkSteps.REVIEW_EMERGENCY_WORK, step -> step.changes.put("emergencyReviewedBy", step.actor)),
            entry(ResolveProblemSteps.HOLD_WORKSHOP, StepPostProcessing::planned),
            entry(SupportTicketSteps.CONFIRM_WITH_REPORTER, step -> signed(step, "confirmedBy", "confirmedAt")),
            entry(ResolveProblemSteps.OBTAIN_AUTHORIZATION, step -> signed(step, "authorizedBy", "authorizedAt")),
            entry(SupportTicketSteps.CALL_BACK, step -> signed(step, "callBackBy", "callBackAt")),
            entry(SupportTicketSteps.FOLLOW_ORIGINAL, step -> step.changes.put("duplicateOf", null)),
            entry(ResolveProblemSteps.CONTRIBUTE_FINDINGS, StepPostProcessing::contributeFindings),
            entry(ResolveProblemSteps.ANALYSE_PROBLEM, StepPostProcessing::analyseProblem),
            entry(ResolveProblemSteps.IMPLEMENT_SOLUTION, StepPostProcessing::implementSolution));

    private StepPostProcessing() {
    }

    /** @param changes what the form brought; rules add to it */
    static void apply(String step, Ticket ticket, String actor, Instant now, Map<String, Object> changes) {
        TicketIntake.refuseFuture("occurredAt", changes.get("occurredAt"), now);
        promised(ticket, now, changes.get("promisedAt"));
        RULES.getOrDefault(step, unruled -> {
        }).accept(new Step(ticket, actor, now, changes));
    }

    /** R52: the time promised to the reporter must be in the future; an unchanged one may have passed. */
    private static void promised(Ticket ticket, Instant now, @Nullable Object promisedAt) {
        if (promisedAt instanceof Instant promise && promise.isBefore(now) && !promise.equals(ticket.instant("promisedAt"))) {
            throw new InvalidFormException("promisedAt", CatalogueText.say("ticket.promisePassed"));
        }
    }

    private static void triageTicket(Step step) {
        // said of this time only
        step.changes.putIfAbsent("reporterCalled", null);
        String outcome = String.valueOf(step.changes.get("triageOutcome"));
        if (outcome.equals("majorIncident")) {
            step.changes.put("majorIncident", true);
        }
        if (outcome.equals("majorIncident") || outcome.equals("reassign")) {
            reclassified(step);
        }
        rerouted(step);
    }

    private static void analyseProblem(Step step) {
        step.changes.put("analysedBy", step.actor);
        planned(step);
        SecondPerson.forgetReview(step.changes);
        if ("classifyAgain".equals(step.changes.get("analysisOutcome"))) {
            reclassified(step);
        }
        rerouted(step);
    }

    /** A major incident is confirmed as every P0; a wrong group without a better one goes back to the dispatcher. */
    private static void reclassified(Step step) {
        step.changes.put("classification", step.changes.get("handlingGroup") == null ? "unclear" : "confirmed");
    }

    /** A handling group named by a person overrides the table. */
    private static void rerouted(Step step) {
        Object group = step.changes.remove("handlingGroup");
        if (group != null) {
            step.changes.put("preferredGroup", group);
        }
    }

    /** Whoever worked on the plan cannot review it as the second person (L13). */
    private static void planned(Step step) {
        remember(step, SecondPerson.PLANNED_BY);
        remember(step, SecondPerson.INVOLVED);
    }

    /** R46, L13: one of those who planned may continue alone in an emergency; the record of it survives the next plan. */
    private static void reviewSolution(Step step) {
        SecondPerson.forgetReview(step.changes);
        if (Boolean.TRUE.equals(step.changes.get(SecondPerson.WAIVED))) {
            step.changes.put(SecondPerson.WAIVED_BY, step.actor);
            remember(step, SecondPerson.INVOLVED);
            addLine(step, SecondPerson.WORKED_ALONE, step.changes.get(SecondPerson.WAIVER_REASON));
        } else if (!"rejected".equals(step.changes.get("reviewDecision"))) {
            step.changes.put(SecondPerson.REVIEWED_BY, step.actor);
        }
    }

    private static void implementSolution(Step step) {
        step.changes.put(SecondPerson.IMPLEMENTED_BY, step.actor);
        remember(step, SecondPerson.INVOLVED);
    }

    /** R38, R49: what one collaborator found is kept beside what the others found. */
    private static void contributeFindings(Step step) {
        planned(step);
        addLine(step, "findings", step.changes.get("findings"));
    }

    private static void addLine(Step step, String fact, @Nullable Object text) {
        String own = step.actor + ": " + text;
        String before = step.ticket.text(fact);
        step.changes.put(fact, before == null ? own : before + "\n" + own);
    }

    private static void remember(Step step, String people) {
        List<String> known = new ArrayList<>(step.ticket.list(people));
        if (!known.contains(step.actor)) {
            known.add(step.actor);
            step.changes.put(people, known);
        }
    }

    /** F27: who asked, and when. */
    private static void signed(Step step, String by, String at) {
        step.changes.put(by, step.actor);
        step.changes.put(at, step.now.toString());
    }
}
