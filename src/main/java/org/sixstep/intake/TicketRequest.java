package org.sixstep.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sixstep.form.InvalidFormException;
import org.sixstep.text.CatalogueText;

/** A problem as a client reports it. Everything but the summary and the reporter's name may be missing; an agent then asks for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketRequest(
        @Schema(example = "VPN drops every ten minutes") String summary,
        String description,
        Reporter reporter,
        @Schema(description = "phone, email, chat, portal, ticketSystem or api", defaultValue = "api") String channel,
        @Schema(description = "when the problem occurred, ISO-8601 with offset", example = "2026-11-21T09:15:00+08:00") String occurredAt,
        String category,
        String subcategory,
        @Schema(description = "user, department or organisation") String impact,
        @Schema(description = "low, medium or high") String urgency,
        @Schema(description = "low, medium, high, or absent") String criticality,
        @Schema(description = "incident, question, request or suggestion") String requestKind,
        @Schema(description = "a policy that rows of the table setServiceLevels name, such as merged") String policy,
        Boolean emergency,
        String affected,
        Environment environment,
        @Schema(description = "occasional, constant or atCertainTimes") String frequency,
        String stepsTried,
        @Schema(description = "fields that a process owner added to the form reportProblem") Map<String, Object> fields) {

    record Reporter(String name, String employeeNumber, String department, String organisation, String email, String phone) {}

    record Environment(String device, String operatingSystem, String software, String softwareVersion, String browser) {}

    /** The facts by form key, as the form {@code reportProblem} names them; what is absent is left out. */
    Map<String, Object> byFormKey() {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "summary", summary, "description", description, "channel", channel, "occurredAt", occurredAt, "category", category,
                "subcategory", subcategory,
                "impact", impact, "urgency", urgency, "criticality", criticality, "requestKind", requestKind, "emergency", emergency,
                "affected", affected,
                "frequency", frequency, "stepsTried", stepsTried);
        if (reporter != null) {
            put(facts, "reporterName", reporter.name, "reporterEmployeeNumber", reporter.employeeNumber, "reporterDepartment",
                    reporter.department,
                    "reporterOrganisation", reporter.organisation, "reporterEmail", reporter.email, "reporterPhone", reporter.phone);
        }
        if (environment != null) {
            put(facts, "device", environment.device, "operatingSystem", environment.operatingSystem, "software", environment.software,
                    "softwareVersion", environment.softwareVersion, "browser", environment.browser);
        }
        if (fields != null) {
            fields.forEach((key, value) -> {
                if (facts.putIfAbsent(key, value) != null) {
                    throw new InvalidFormException(key, CatalogueText.say("api.fieldTwice"));
                }
            });
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                facts.put((String) pairs[i], pairs[i + 1]);
            }
        }
    }
}
