package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.MessagesSlice;
import org.sixstep.form.InvalidFormException;

/** What no client brings with a problem, whatever fields a process owner has put into the form. */
class TicketIntakeTest {

    @ParameterizedTest
    @ValueSource(strings = {"id", "number", "status", "owner", "closedAt", "processInstanceId", "acceptedBy", "suggestions",
        "implementedBy", "solutionReviewedBy"})
    void whatTheDeskKeepsForItselfIsRefused(String fact) {
        TicketStore tickets = mock(TicketStore.class);
        TicketIntake intake = new TicketIntake(tickets, mock(Actor.class), Clock.systemUTC(), null);

        assertThatThrownBy(() -> intake.accept(Map.of("summary", "x", fact, "y"))).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining(fact);
        verifyNoInteractions(tickets);
    }

    @ParameterizedTest
    @CsvSource({"打不开 VPN, en, zh", "VPN drops, en, en", "VPN drops, zh, zh"})
    void aTicketHasTheLanguageOfItsTextOrElseTheDesks(String summary, String desk, String language) {
        TicketStore tickets = mock(TicketStore.class);
        new TicketIntake(tickets, mock(Actor.class), Clock.systemUTC(), MessagesSlice.properties(Map.of("sixstep.language", desk)))
                .accept(Map.of("summary", summary));

        verify(tickets).insert(argThat(ticket -> language.equals(ticket.get("language"))));
    }
}
