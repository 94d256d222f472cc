package org.sixstep.ticket;

import static org.sixstep.ticket.TicketField.Trait.BOOKKEEPING;
import static org.sixstep.ticket.TicketField.Trait.COLUMN;
import static org.sixstep.ticket.TicketField.Trait.CONTACT;
import static org.sixstep.ticket.TicketField.Trait.HIDDEN;
import static org.sixstep.ticket.TicketField.Trait.IN_WORDS;
import static org.sixstep.ticket.TicketField.Trait.KEPT;
import static org.sixstep.ticket.TicketField.Trait.LINE;
import static org.sixstep.ticket.TicketField.Trait.MAIL_ADDRESS;
import static org.sixstep.ticket.TicketField.Trait.NOT_ARCHIVED;
import static org.sixstep.ticket.TicketField.Trait.NOT_IN_API;
import static org.sixstep.ticket.TicketField.Trait.PERSONAL;
import static org.sixstep.ticket.TicketField.Trait.FIRST;
import static org.sixstep.ticket.TicketField.Trait.RESERVED;
import static org.sixstep.ticket.TicketField.Trait.SHARED;
import static org.sixstep.ticket.TicketField.Trait.USER;
import static org.sixstep.ticket.TicketField.Type.BOOLEAN;
import static org.sixstep.ticket.TicketField.Type.CODE;
import static org.sixstep.ticket.TicketField.Type.INSTANT;
import static org.sixstep.ticket.TicketField.Type.INT;
import static org.sixstep.ticket.TicketField.Type.JSON;
import static org.sixstep.ticket.TicketField.Type.TEXT;
import static org.sixstep.ticket.TicketField.Type.TEXTS;
import static org.sixstep.ticket.TicketField.Type.UUID;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sixstep.ticket.TicketField.Trait;
import org.sixstep.ticket.TicketField.Type;

/** Every built-in field of a ticket, one line each. A new field of the procedure is added here, and nowhere else. */
final class TicketFieldCatalogue {

    private final Map<String, TicketField> fields = new LinkedHashMap<>();

    private TicketFieldCatalogue() {
        desk();
        report();
        kind();
        solution();
        ending();
        lessons();
        timeline();
    }

    /** By key, in this order. */
    static Map<String, TicketField> fields() {
        return Collections.unmodifiableMap(new TicketFieldCatalogue().fields);
    }

    /** Reserved fields. */
    private void desk() {
        add(UUID, "id", COLUMN, RESERVED, BOOKKEEPING, KEPT, HIDDEN);
        add(CODE, "number", COLUMN, RESERVED, KEPT, SHARED, HIDDEN);
        add(CODE, "status", COLUMN, RESERVED, BOOKKEEPING, KEPT, SHARED, HIDDEN);
        add(INT, "round", COLUMN, RESERVED, BOOKKEEPING, KEPT);
        add(CODE, "priority", COLUMN, RESERVED, KEPT, FIRST);
        add(CODE, "policy", COLUMN, KEPT, HIDDEN);
        add(CODE, "language", COLUMN, RESERVED, BOOKKEEPING, KEPT, SHARED, HIDDEN);
        add(JSON, "serviceLevels", COLUMN, RESERVED, BOOKKEEPING, NOT_IN_API, KEPT, HIDDEN);
        add(CODE, "processInstanceId", COLUMN, RESERVED, BOOKKEEPING, NOT_IN_API, KEPT, HIDDEN);
        add(INSTANT, "acceptedAt", COLUMN, RESERVED, BOOKKEEPING, KEPT, SHARED);
        add(CODE, "acceptedBy", COLUMN, RESERVED, BOOKKEEPING, KEPT, HIDDEN);
        add(INSTANT, "reportedAt", COLUMN, RESERVED, KEPT, SHARED, HIDDEN);
        add(INSTANT, "occurredAt", COLUMN, KEPT, SHARED);
        add(INSTANT, "promisedAt", COLUMN, KEPT, SHARED);
        add(INSTANT, "firstResponseAt", COLUMN, RESERVED, KEPT, SHARED);
        add(INSTANT, "resolvedAt", COLUMN, RESERVED, KEPT, SHARED);
        add(INSTANT, "closedAt", COLUMN, RESERVED, KEPT, SHARED);
        add(CODE, "owner", COLUMN, RESERVED, KEPT, USER);
        add(CODE, "ownerRole", KEPT, HIDDEN);
        add(CODE, "ownerMode", KEPT, HIDDEN);
        add(TEXTS, "collaborators", COLUMN, BOOKKEEPING, KEPT, USER);
        add(CODE, "handlingGroup", COLUMN, KEPT);
        add(CODE, "preferredGroup", KEPT, HIDDEN);
        add(CODE, "preferredOwner", KEPT, HIDDEN);
        add(BOOLEAN, "informSupervisor", KEPT, HIDDEN);
        add(UUID, "duplicateOf", COLUMN, KEPT, HIDDEN);
        add(TEXTS, "masked", RESERVED, IN_WORDS);
        add(JSON, OwnFields.KEY, RESERVED, BOOKKEEPING, NOT_IN_API, NOT_ARCHIVED, KEPT, HIDDEN);
        add(TEXT, "suggestions", RESERVED, NOT_ARCHIVED, HIDDEN);
    }

    /** Who reported, and what was said. */
    private void report() {
        add(TEXT, "reporterName", COLUMN, PERSONAL, NOT_ARCHIVED, FIRST);
        add(TEXT, "reporterEmployeeNumber", COLUMN, PERSONAL, CONTACT, FIRST);
        add(TEXT, "reporterDepartment", COLUMN, KEPT, SHARED, FIRST);
        add(TEXT, "reporterOrganisation", COLUMN, KEPT, SHARED, FIRST);
        add(TEXT, "reporterEmail", COLUMN, PERSONAL, CONTACT, MAIL_ADDRESS, NOT_ARCHIVED, FIRST);
        add(TEXT, "reporterPhone", COLUMN, PERSONAL, CONTACT, NOT_ARCHIVED, FIRST);
        add(TEXT, "summary", COLUMN, PERSONAL, KEPT, SHARED, FIRST);
        add(TEXT, "description", COLUMN, PERSONAL, FIRST);
        add(TEXT, "affected", COLUMN, PERSONAL);
        add(TEXT, "stepsTried", PERSONAL);
        add(TEXT, "device");
    }

    /** What kind of problem it was. */
    private void kind() {
        add(CODE, "channel", COLUMN, KEPT, SHARED, IN_WORDS);
        add(TEXT, "category", COLUMN, KEPT, SHARED);
        add(TEXT, "subcategory", COLUMN, KEPT, SHARED);
        add(CODE, "requestKind", COLUMN, KEPT, SHARED);
        add(CODE, "impact", COLUMN, KEPT, SHARED, FIRST);
        add(CODE, "urgency", COLUMN, KEPT, SHARED, FIRST);
        add(CODE, "criticality", COLUMN, KEPT, FIRST);
        add(BOOLEAN, "emergency", COLUMN, KEPT, HIDDEN);
        add(BOOLEAN, "majorIncident", COLUMN, RESERVED, KEPT, HIDDEN);
        add(CODE, "classification", KEPT, HIDDEN);
        add(CODE, "frequency", KEPT, SHARED, IN_WORDS);
        add(TEXT, "operatingSystem", KEPT, SHARED);
        add(TEXT, "software", KEPT, SHARED);
        add(TEXT, "softwareVersion", KEPT, SHARED);
        add(TEXT, "browser", KEPT, SHARED);
        add(TEXT, "relatedSystem", KEPT);
    }

    /** What was found and decided. */
    private void solution() {
        add(TEXTS, "checks", KEPT, IN_WORDS);
        add(TEXT, "checkFindings", PERSONAL, KEPT);
        add(BOOLEAN, "reporterCalled", KEPT);
        add(TEXT, "initialAssessment", PERSONAL, KEPT);
        add(CODE, "triageOutcome", KEPT, HIDDEN);
        add(TEXT, "escalationReason", PERSONAL, KEPT);
        add(TEXT, "reassignReason", PERSONAL, KEPT);
        add(TEXT, "notDuplicateReason", PERSONAL, KEPT);
        add(TEXT, "advice", PERSONAL, KEPT);
        add(CODE, "answerUsed", KEPT, HIDDEN);
        add(TEXT, "expertOpinion", PERSONAL, KEPT);
        add(TEXT, "findings", PERSONAL, KEPT);
        add(TEXT, "workshopNotes", PERSONAL, KEPT);
        add(TEXT, "workshopConclusion", PERSONAL, KEPT);
        add(CODE, "solutionInTime", KEPT);
        add(CODE, "analysisOutcome", KEPT, HIDDEN);
        add(CODE, "analysedBy", RESERVED, KEPT, USER);
        add(TEXT, "rootCause", PERSONAL, KEPT);
        add(TEXT, "workaround", PERSONAL, KEPT);
        add(TEXT, "longTermFix", PERSONAL, KEPT);
        add(TEXT, "planForReporter", PERSONAL, KEPT, SHARED);
        add(TEXT, "discussionChannel", PERSONAL, KEPT);
        add(CODE, "risk", KEPT);
        add(BOOLEAN, "riskDowntime", KEPT);
        add(BOOLEAN, "riskOtherBusiness", KEPT);
        add(BOOLEAN, "touchesReporterData", KEPT);
        add(BOOLEAN, "changesSystem", KEPT);
        add(TEXT, "backupPlan", PERSONAL, KEPT);
        add(BOOLEAN, "backupDone", KEPT);
        add(TEXT, "maintenanceWindow", PERSONAL, KEPT);
        add(CODE, "reviewDecision", KEPT, HIDDEN);
        add(TEXT, "reviewComment", PERSONAL, KEPT);
        add(CODE, "solutionReviewedBy", RESERVED, KEPT, USER);
        add(TEXTS, "planAuthors", RESERVED, KEPT, USER);
        add(TEXTS, "solutionAuthors", RESERVED, KEPT, HIDDEN);
        add(CODE, "implementedBy", RESERVED, KEPT, USER);
        add(BOOLEAN, "secondPersonWaivable", RESERVED, KEPT, HIDDEN);
        add(BOOLEAN, "secondPersonWaived", KEPT, HIDDEN);
        add(CODE, "secondPersonWaivedBy", RESERVED, KEPT, USER);
        add(TEXT, "waiverReason", PERSONAL, KEPT, HIDDEN);
        add(TEXT, "workedAlone", RESERVED, PERSONAL, KEPT, USER);
        add(CODE, "emergencyReviewedBy", RESERVED, KEPT, USER);
        add(CODE, "emergencyVerdict", KEPT, HIDDEN);
        add(TEXT, "emergencyReviewComment", PERSONAL, KEPT);
        add(CODE, "witness", KEPT, USER);
        add(TEXT, "stepsTaken", PERSONAL, KEPT);
        add(CODE, "solutionResult", KEPT, HIDDEN);
        add(TEXT, "solution", PERSONAL, KEPT, SHARED);
        add(TEXT, "newProblem", PERSONAL, KEPT);
        add(TEXT, "verificationResult", PERSONAL, KEPT);
        add(BOOLEAN, "relatedFunctionsOk", KEPT);
        add(TEXT, "progressForReporter", PERSONAL, KEPT, SHARED);
        add(TEXT, "delayReason", PERSONAL, KEPT);
        add(CODE, "pauseReason", KEPT);
        add(TEXT, "othersAnswer", PERSONAL);
        add(TEXT, "question", PERSONAL);
        add(TEXT, "reporterAnswer", PERSONAL);
        add(CODE, "waitFor");
        add(TEXT, "waitForContact", PERSONAL, MAIL_ADDRESS);
        add(TEXT, "waitForMessage", PERSONAL);
        add(TEXT, "workshopParticipants", PERSONAL);
        add(TEXT, "pauseContact", PERSONAL, MAIL_ADDRESS);
        add(TEXT, "pauseMessage", PERSONAL);
    }

    /** How it ended. */
    private void ending() {
        add(CODE, "outcome", COLUMN, KEPT, SHARED);
        add(INT, "satisfaction", COLUMN, KEPT, SHARED);
        add(CODE, "confirmationChannel", KEPT, SHARED, IN_WORDS);
        add(CODE, "confirmedBy", KEPT, USER);
        add(INSTANT, "confirmedAt", KEPT);
        add(CODE, "authorization", KEPT, SHARED);
        add(CODE, "authorizedBy", KEPT, USER);
        add(INSTANT, "authorizedAt", KEPT);
        add(BOOLEAN, "notReached", KEPT);
        add(CODE, "callBackBy", KEPT, USER);
        add(INSTANT, "callBackAt", KEPT);
        add(TEXT, "confirmationEvidence", PERSONAL);
        add(TEXT, "feedbackComment", PERSONAL);
        add(TEXT, "suggestion", PERSONAL);
        add(TEXT, "otherNeeds", PERSONAL);
        add(TEXT, "observation", PERSONAL);
        add(TEXT, "authorizationEvidence", PERSONAL);
    }

    /** What was learned. */
    private void lessons() {
        add(TEXT, "solutionSummary", PERSONAL, KEPT);
        add(TEXT, "lessons", PERSONAL, KEPT);
        add(TEXT, "keywords", KEPT);
        add(BOOLEAN, "typicalCase", KEPT);
        add(CODE, "knowledgeDecision", KEPT);
        add(TEXT, "knowledgeReason", PERSONAL, KEPT);
        add(CODE, "answerId", KEPT, HIDDEN);
        add(TEXT, "answerTitle", PERSONAL, KEPT);
        add(TEXT, "answerBody", PERSONAL, KEPT);
    }

    /** Fields of timeline lines. */
    private void timeline() {
        add(CODE, "caseNumber", LINE, KEPT);
        add(CODE, "reason", LINE, KEPT);
        add(INT, "percent", LINE, KEPT);
        add(CODE, "raisedFor", LINE, KEPT);
        add(INSTANT, "dueAt", LINE, KEPT);
        add(CODE, "enteredBy", LINE, KEPT);
        add(CODE, "duplicate", LINE, KEPT);
    }

    private void add(Type type, String key, Trait... traits) {
        if (fields.put(key, TicketField.of(key, type, traits)) != null) {
            throw new IllegalStateException("The field " + key + " is in the catalogue twice");
        }
    }
}
