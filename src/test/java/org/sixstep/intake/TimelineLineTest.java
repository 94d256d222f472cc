package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketEvent.Visibility;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the application noted is read in the reader's language, whatever it was stored as. */
class TimelineLineTest {

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({"clocksPaused, vendor, pause.vendor, pauseReason", "clocksResumed, change, pause.change, pauseReason",
        "serviceLevelAtRisk, resolve, clock.resolve, clock", "serviceLevelMissed, callBack, clock.callBack, clock"})
    void aCodeIsSaidInWordsAndKept(String kind, String code, String key, String field) {
        for (Locale reader : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            LocaleContextHolder.setLocale(reader);

            TimelineLine line = TimelineLine.of(event(kind, code, Map.of("percent", 80)));

            assertThat(line.text()).isEqualTo(CatalogueText.in(reader, key));
            assertThat(line.fields()).containsExactlyInAnyOrderEntriesOf(Map.of("percent", 80, field, code));
        }
    }

    @Test
    void theArchivingIsSaidAnew() {
        LocaleContextHolder.setLocale(Locale.CHINESE);
        Map<String, Object> fields = Map.of("caseNumber", "202611-001");

        assertThat(TimelineLine.of(event("archived", "Archived as case 202611-001.", fields)).text())
                .isEqualTo(CatalogueText.in(Locale.CHINESE, "timeline.archived", "202611-001"));
        assertThat(TimelineLine.of(event("archived", "[erased]", fields)).text()).isEqualTo("[erased]");
    }

    @ParameterizedTest
    @CsvSource({"note, vendor", "message, resolve", "serviceLevelMissed, To: lead", "clocksPaused, moonlight"})
    void whatIsNoCodeStaysAsItIs(String kind, String text) {
        LocaleContextHolder.setLocale(Locale.CHINESE);

        assertThat(TimelineLine.of(event(kind, text, Map.of()))).isEqualTo(new TimelineLine(text, Map.of()));
    }

    private static TicketEvent event(String kind, String text, Map<String, Object> fields) {
        return new TicketEvent(UUID.randomUUID(), Instant.EPOCH, "sixstep", kind, Visibility.INTERNAL, null, text, fields);
    }
}
