package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sixstep.benchmark.Life.Answer;
import org.sixstep.benchmark.Life.Ask;
import org.sixstep.benchmark.Life.Close;
import org.sixstep.benchmark.Life.Reopen;
import org.sixstep.benchmark.Life.Resolve;
import org.sixstep.benchmark.Life.Step;

class LifeTest {

    private final List<Life> lives = Incident.log().stream().map(Life::of).toList();

    LifeTest() throws IOException {
    }

    @Test
    void everyIncidentOfTheLogBecomesALife() {
        assertThat(lives).hasSize(890);
        assertThat(lives).extracting(life -> life.end().status()).containsOnly("archived");
        assertThat(lives).allSatisfy(life -> assertThat(life.steps().get(life.steps().size() - 1)).isInstanceOf(Close.class));
    }

    @Test
    void everyQuestionIsAnsweredBeforeAnythingButAnAssignmentHappens() {
        assertThat(lives).allSatisfy(life -> {
            boolean asked = false;
            for (Step step : life.steps()) {
                assertThat(asked ? List.of(Answer.class, Life.Assign.class) : List.of(step.getClass())).contains(step.getClass());
                asked = step instanceof Ask || asked && !(step instanceof Answer);
            }
            assertThat(count(life, Ask.class)).isEqualTo(life.end().questions()).isEqualTo(count(life, Answer.class));
        });
    }

    @Test
    void everyReopeningOfTheLogIsOneMoreRound() {
        assertThat(lives).allSatisfy(life -> {
            assertThat(count(life, Reopen.class)).isEqualTo(life.end().reopenings());
            assertThat(count(life, Resolve.class)).isEqualTo(life.end().reopenings() + 1);
        });
        assertThat(lives.stream().filter(life -> life.end().reopenings() > 0)).hasSize(10);
    }

    private static int count(Life life, Class<? extends Step> kind) {
        return (int) life.steps().stream().filter(kind::isInstance).count();
    }
}
