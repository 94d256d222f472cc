package org.sixstep.ticket;

import java.util.Set;
import org.sixstep.form.InvalidFormException;

/** What the desk keeps for itself: no form and no client may write it, whatever fields a form has. */
final class ReservedFields {

    private static final Set<String> KEPT = Set.of("id", "number", "status", "round", "priority", "language", "acceptedAt", "acceptedBy",
            "reportedAt",
            "firstResponseAt", "resolvedAt", "closedAt", "processInstanceId", "serviceLevels", "owner", "majorIncident", "masked",
            "suggestions");

    private ReservedFields() {
    }

    /** @throws InvalidFormException if one of these is among them */
    static void refuse(Set<String> keys) {
        keys.stream().filter(key -> KEPT.contains(key) || SecondPerson.NOT_BY_FORM.contains(key)).findFirst().ifPresent(key -> {
            throw new InvalidFormException(key, "is set by the desk itself and cannot be a field of a form.");
        });
    }
}
