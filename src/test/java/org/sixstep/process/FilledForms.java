package org.sixstep.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.spin.plugin.variable.SpinValues;

/** Forms as people fill them: each method is an answer of a step, with no more than it needs. */
final class FilledForms {

    private FilledForms() {
    }

    /** A copy with more fields, or with other values: key, value, key, value, ... */
    static Map<String, Object> with(Map<String, Object> form, Object... fields) {
        Map<String, Object> filled = new TreeMap<>(form);
        for (int i = 0; i < fields.length; i += 2) {
            filled.put((String) fields[i], fields[i + 1]);
        }
        return filled;
    }

    static Map<String, Object> without(Map<String, Object> form, String field) {
        Map<String, Object> filled = new TreeMap<>(form);
        filled.remove(field);
        return filled;
    }

    /** A P3 of the network group, owned by whose turn it is. */
    static Map<String, Object> problem() {
        return form("summary", "VPN drops every ten minutes", "description", "Since this morning the VPN drops every ten minutes.",
                "reporterName", "Li Na",
                "reporterEmail", "li.na@example.com", "channel", "phone", "category", "network", "requestKind", "incident", "impact",
                "user", "urgency", "medium");
    }

    static Map<String, Object> problemOf(String impact, String urgency) {
        return with(problem(), "impact", impact, "urgency", urgency);
    }

    static Map<String, Object> p0() {
        return problemOf("organisation", "high");
    }

    static Map<String, Object> p1() {
        return problemOf("organisation", "medium");
    }

    static Map<String, Object> p2() {
        return problemOf("department", "medium");
    }

    static Map<String, Object> ofUnclearType(Map<String, Object> problem) {
        return with(problem, "category", "unclear");
    }

    static Map<String, Object> classified() {
        return form("classification", "confirmed", "category", "network", "requestKind", "incident", "impact", "user", "urgency", "medium");
    }

    static Map<String, Object> classifiedAs(String impact, String urgency) {
        return with(classified(), "impact", impact, "urgency", urgency);
    }

    static Map<String, Object> typeUnclear() {
        return without(with(classified(), "classification", "unclear"), "category");
    }

    static Map<String, Object> expertSays(String category) {
        return form("expertOpinion", "The log shows it.", "classification", "confirmed", "category", category);
    }

    static Map<String, Object> expertIsUnsure() {
        return form("expertOpinion", "Could be either; measure the line first.", "classification", "unclear");
    }

    static Map<String, Object> solved() {
        return triaged("solved", "solution", "Changed the keep-alive of the client.");
    }

    static Map<String, Object> escalated() {
        return with(escalatedInSilence(), "reporterCalled", true);
    }

    /** Nothing was said to the reporter. */
    static Map<String, Object> escalatedInSilence() {
        return triaged("escalate", "escalationReason", "The gateway itself drops the tunnel.");
    }

    static Map<String, Object> majorIncident() {
        return triaged("majorIncident", "escalationReason", "The whole office is cut off.");
    }

    static Map<String, Object> waitForReporter() {
        return triaged("waitForReporter", "question", "Since which day?");
    }

    static Map<String, Object> duplicateOf(String number) {
        return triaged("duplicate", "duplicateOf", number);
    }

    static Map<String, Object> reassigned() {
        return triaged("reassign", "reassignReason", "Not a matter of the network.");
    }

    static Map<String, Object> reassignedTo(String group) {
        return with(reassigned(), "handlingGroup", group);
    }

    static Map<String, Object> answered() {
        return form("reporterAnswer", "Since Monday.");
    }

    static Map<String, Object> notADuplicate() {
        return form("notDuplicateReason", "Another office, another line.");
    }

    /** A plan that does no harm. */
    static Map<String, Object> planReady() {
        return form("analysisOutcome", "planReady", "rootCause", "The gateway runs out of sessions.", "workaround", "Restart the gateway.",
                "longTermFix", "Raise the limit of sessions.", "planForReporter", "We restart the gateway tonight.", "changesSystem", false,
                "touchesReporterData", false, "riskDowntime", false, "riskOtherBusiness", false);
    }

    static Map<String, Object> needFindingsOf(String... collaborators) {
        return form("analysisOutcome", "needFindings", "collaborators", json(List.of(collaborators)));
    }

    static Map<String, Object> needWorkshop() {
        return form("analysisOutcome", "needWorkshop");
    }

    static Map<String, Object> askReporter() {
        return form("analysisOutcome", "askReporter", "question", "May we look at your laptop?");
    }

    static Map<String, Object> waitForSupplier() {
        return form("analysisOutcome", "waitForOthers", "waitFor", "vendor", "waitForContact", "support@vendor.example", "waitForMessage",
                "When does the part come?");
    }

    static Map<String, Object> classifyAgain() {
        return form("analysisOutcome", "classifyAgain", "reassignReason", "The whole department is cut off, not one person.");
    }

    static Map<String, Object> findings(String text) {
        return form("findings", text);
    }

    static Map<String, Object> workshopHeld() {
        return form("workshopNotes", "Everybody looked at the trace.", "workshopConclusion", "It is the gateway.", "solutionInTime", "yes");
    }

    static Map<String, Object> workshopWithoutSolution() {
        return with(workshopHeld(), "solutionInTime", "no", "promisedAt", "2026-12-01T18:00", "progressForReporter", "We wait for a part.");
    }

    static Map<String, Object> approved() {
        return form("reviewDecision", "approved");
    }

    static Map<String, Object> rejected() {
        return form("reviewDecision", "rejected", "reviewComment", "What if the backup fails?");
    }

    static Map<String, Object> waived() {
        return form("secondPersonWaived", true, "waiverReason", "The whole company stands still and nobody answers the phone.");
    }

    static Map<String, Object> justified() {
        return form("emergencyVerdict", "justified");
    }

    static Map<String, Object> objected() {
        return form("emergencyVerdict", "objected", "emergencyReviewComment", "The snapshot was forgotten; make it now.");
    }

    static Map<String, Object> granted() {
        return form("authorization", "granted", "authorizationEvidence", "Said so by phone at 10:02.");
    }

    static Map<String, Object> refused() {
        return form("authorization", "refused", "authorizationEvidence", "Not before the audit.");
    }

    static Map<String, Object> implemented() {
        return form("solutionResult", "implemented", "stepsTaken", "Restarted the gateway.", "solution", "More sessions.");
    }

    static Map<String, Object> newProblem() {
        return form("solutionResult", "newProblem", "stepsTaken", "Restarted the gateway.", "newProblem", "It does not start any more.");
    }

    static Map<String, Object> verified() {
        return form("solutionResult", "verified", "verificationResult", "An hour without a drop.");
    }

    static Map<String, Object> verificationFailed() {
        return form("solutionResult", "failed", "verificationResult", "Dropped again after five minutes.");
    }

    static Map<String, Object> outcome(String outcome) {
        return form("outcome", outcome, "confirmationChannel", "phone", "confirmationEvidence", "Call at 11:20.");
    }

    static Map<String, Object> outcome(String outcome, int satisfaction) {
        return with(outcome(outcome), "satisfaction", Integer.toString(satisfaction));
    }

    static Map<String, Object> calledBack(String outcome, int satisfaction) {
        return form("outcome", outcome, "satisfaction", Integer.toString(satisfaction));
    }

    static Map<String, Object> explained() {
        return form("delayReason", "The part comes later than the supplier said.", "promisedAt", "2026-12-01T18:00");
    }

    static Map<String, Object> stayedQuiet() {
        return form("outcome", "resolved");
    }

    static Map<String, Object> cameBack() {
        return form("outcome", "unresolved", "observation", "Twice since this morning.");
    }

    static Map<String, Object> caseWithoutNews() {
        return caseWith("none", "knowledgeReason", "Known for years.");
    }

    static Map<String, Object> caseWithNewAnswer(String title) {
        return caseWith("new", "answerTitle", title, "answerBody", "Raise the limit of sessions.");
    }

    static Map<String, Object> caseThatUpdates(String answerId) {
        return caseWith("update", "answerId", answerId, "answerBody", "Raise the limit of sessions to 4000.");
    }

    static Map<String, Object> caseThatLinks(String answerId) {
        return caseWith("link", "answerId", answerId);
    }

    static Map<String, Object> form(Object... fields) {
        return with(Map.of(), fields);
    }

    /** A list, as a browser sends it. */
    static Object json(List<String> values) {
        return SpinValues.jsonValue("[\"" + String.join("\",\"", values) + "\"]").create();
    }

    private static Map<String, Object> triaged(String outcome, Object... fields) {
        return with(with(form("triageOutcome", outcome, "checkFindings", "The line is up, the tunnel is not.", "checks",
                json(List.of("network", "logs"))), fields));
    }

    private static Map<String, Object> caseWith(String decision, Object... fields) {
        return with(
                form("knowledgeDecision", decision, "solutionSummary", "More sessions for the gateway.", "lessons", "Watch the sessions."),
                fields);
    }
}
