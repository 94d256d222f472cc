package org.sixstep.ticket;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.sixstep.form.InvalidFormException;

/** What a step's form means beyond its own fields. */
final class StepRules {

    private record Step(Ticket ticket, String actor, Instant now, Map<String, Object> changes) { }

    private static final Map<String, Consumer<Step>> RULES = Map.ofEntries(
            entry("userTask_triageTicket", StepRules::triaged),
            entry("userTask_confirmClassification", StepRules::rerouted),
            entry("userTask_consultExpert", StepRules::rerouted),
            entry("userTask_reviewSolution", StepRules::reviewed),
            entry("userTask_confirmWithReporter", step -> signed(step, "confirmedBy", "confirmedAt")),
            entry("userTask_obtainAuthorization", step -> signed(step, "authorizedBy", "authorizedAt")),
            entry("userTask_callBack", step -> signed(step, "callBackBy", "callBackAt")),
            entry("userTask_followOriginal", step -> step.changes.put("duplicateOf", null)),
            entry("userTask_contributeFindings", StepRules::contributed),
            entry("userTask_analyseProblem", StepRules::analysed),
            entry("userTask_implementSolution", StepRules::implemented));

    private StepRules() {
    }

    /** @param changes what the form brought; rules add to it */
    static void apply(String step, Ticket ticket, String actor, Instant now, Map<String, Object> changes) {
        TicketIntake.refuseFuture("occurredAt", changes.get("occurredAt"), now);
        promised(ticket, now, changes.get("promisedAt"));
        RULES.getOrDefault(step, unruled -> { }).accept(new Step(ticket, actor, now, changes));
    }

    /** R52: the reporter is told this time. One that has passed meanwhile may stay, because the form brings it back as it was. */
    private static void promised(Ticket ticket, Instant now, Object promisedAt) {
        if (promisedAt instanceof Instant promise && promise.isBefore(now) && !promise.equals(ticket.instant("promisedAt"))) {
            throw new InvalidFormException("promisedAt", "This time has passed already; promise one that is to come.");
        }
    }

    private static void triaged(Step step) {
        step.changes.putIfAbsent("firstResponseAt", step.ticket.instant("firstResponseAt") == null ? step.now : step.ticket.instant("firstResponseAt"));
        String outcome = String.valueOf(step.changes.get("triageOutcome"));
        if (outcome.equals("majorIncident")) {
            step.changes.put("majorIncident", true);
        }
        if (outcome.equals("majorIncident") || outcome.equals("reassign")) {
            reclassified(step);
        }
        rerouted(step);
    }

    private static void analysed(Step step) {
        step.changes.put("analysedBy", step.actor);
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

    /** R46, L13: the second person neither made the plan nor owns the ticket. */
    private static void reviewed(Step step) {
        if (step.actor.equals(step.ticket.owner()) || step.actor.equals(step.ticket.text("analysedBy"))) {
            throw new InvalidFormException("reviewDecision", "A second person must review this solution; it is your own.");
        }
        step.changes.put("solutionReviewedBy", step.actor);
    }

    /** R46, L13: nor does the second person do the work. */
    private static void implemented(Step step) {
        if (step.actor.equals(step.ticket.text("solutionReviewedBy"))) {
            throw new InvalidFormException("solutionResult", "You reviewed this solution; somebody else must carry it out.");
        }
    }

    /** R38, R49: what one collaborator found stands beside what the others found. */
    private static void contributed(Step step) {
        String own = step.actor + ": " + step.changes.get("findings");
        String before = step.ticket.text("findings");
        step.changes.put("findings", before == null ? own : before + "\n" + own);
    }

    /** F27: who asked, and when. */
    private static void signed(Step step, String by, String at) {
        step.changes.put(by, step.actor);
        step.changes.put(at, step.now.toString());
    }
}
