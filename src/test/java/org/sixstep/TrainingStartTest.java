package org.sixstep;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sixstep.database.StartRefusedException;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

class TrainingStartTest {

    @Test
    void aDatabaseThatSomebodyUsesIsNotStartedOn() {
        MockEnvironment settings = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db.example.org/desk");
        assertThatThrownBy(() -> TrainingStart.refuseOutsideDatabase(settings)).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void oneOfItsOwnIs() {
        assertThatNoException().isThrownBy(() -> TrainingStart.refuseOutsideDatabase(new StandardEnvironment()));
    }
}
