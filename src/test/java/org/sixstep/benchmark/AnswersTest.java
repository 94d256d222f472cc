package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers a soak takes for faults. */
class AnswersTest {

    /** Something is away from second 10 to second 20. */
    @ParameterizedTest
    @CsvSource({
        "200,  1,  2, false", "200, 12, 13, false", "409,  1,  2, false", "409, 12, 13, false",
        "503,  1,  2, true", "503,  9, 10, false", "503, 12, 13, false", "503, 20, 25, false", "503, 21, 22, true", "503,  1, 30, false",
        "0,    1,  2, true", "0,   12, 13, false", "0,   21, 22, true",
        "500,  1,  2, true", "500, 12, 13, true", "502, 12, 13, true", "404,  1,  2, true", "404, 12, 13, true", "429, 12, 13, true"})
    void isAFault(int status, int from, int to, boolean fault) {
        Outages outages = new Outages();
        outages.add(new Outages.Outage("database", at(10), at(20)));
        Answers answers = new Answers();
        answers.add("claim", status, at(from), at(to));
        assertThat(answers.faults(outages).isEmpty()).isEqualTo(!fault);
        assertThat(answers.byStatus()).containsOnlyKeys(status);
        assertThat(answers.total()).isOne();
    }

    @Test
    void areCountedByWhatWasAsked() {
        Answers answers = new Answers();
        answers.add("claim", 500, at(1), at(2));
        answers.add("claim", 500, at(1), at(2));
        answers.add("claim", 503, at(1), at(2));
        answers.add("create ticket", 200, at(1), at(2));
        answers.fault("page of cockpit: another nonce");
        assertThat(answers.faults(new Outages())).hasSize(3).containsEntry("claim -> 500", 2L)
                .containsEntry("claim -> 503 while nothing was away", 1L).containsEntry("page of cockpit: another nonce", 1L);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
