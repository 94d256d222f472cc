package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketFactsTest {

    @Test
    void optionsAreSaidInWords() {
        assertThat(facts(Map.of("frequency", "atCertainTimes", "channel", "ticketSystem", "checks", List.of("userSteps", "logs"),
                "satisfaction", 3)))
                .contains("Affected: at certain times", "by ticket system", "Checks: user steps\\, logs", "Satisfaction: satisfied");
    }

    @Test
    void whatPeopleWroteStaysAsTheyWroteIt() {
        assertThat(facts(Map.of("affected", "eMail", "collaborators", List.of("liNa"), "rootCause", "onSite router"))).contains("eMail",
                "with liNa", "onSite router");
    }

    private static String facts(Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("round", 1);
        all.put("number", "TS20261121001");
        return TicketFacts.markdown(new Ticket(all), ZoneOffset.UTC);
    }
}
