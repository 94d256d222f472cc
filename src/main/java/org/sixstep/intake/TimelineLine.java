package org.sixstep.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketEvent;

/**
 * A line of the timeline as its reader reads it. What the application noted as a code or in English is said in their language, with the
 * code among the fields; what people wrote and what was sent stays as it was.
 */
record TimelineLine(@Nullable String text, Map<String, Object> fields) {

    private static final String CASE_NUMBER = "caseNumber";

    static TimelineLine of(TicketEvent event) {
        String text = event.text();
        if (text == null) {
            return new TimelineLine(null, event.fields());
        }
        return switch (event.kind()) {
            case "archived" -> new TimelineLine(
                    CatalogueText.forReader("timeline.archived", text, String.valueOf(event.fields().get(CASE_NUMBER))), event.fields());
            case "clocksPaused", "clocksResumed" -> inWords(text, "pause.", "pauseReason", event.fields());
            case "serviceLevelAtRisk", "serviceLevelMissed" -> inWords(text, "clock.", "clock", event.fields());
            default -> new TimelineLine(text, event.fields());
        };
    }

    /** The notice that was sent about a target has the same kind and is no code. */
    private static TimelineLine inWords(String code, String words, String field, Map<String, Object> fields) {
        Optional<String> said = CatalogueText.find(words + code);
        if (said.isEmpty()) {
            return new TimelineLine(code, fields);
        }
        Map<String, Object> more = new HashMap<>(fields);
        more.put(field, code);
        return new TimelineLine(said.get(), more);
    }
}
