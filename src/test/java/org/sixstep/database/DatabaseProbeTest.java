package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.sixstep.database.DatabaseProbe.Answer;

/** What is made of the answer of a database, or of none. */
@SuppressWarnings("unchecked")
class DatabaseProbeTest {

    private final Future<DatabaseState> asked = mock(Future.class);

    /** This process stood still until the time was over, and so did the thread that would have taken the answer. */
    @Test
    void aPauseOfTheApplicationIsNotOneOfTheDatabase() throws Exception {
        when(asked.get(anyLong(), any())).thenThrow(new TimeoutException()).thenReturn(DatabaseState.AVAILABLE);
        assertThat(DatabaseProbe.answer(asked)).isEqualTo(new Answer(DatabaseState.AVAILABLE, true));
    }

    @Test
    void aDatabaseThatKeepsSilentIsAway() throws Exception {
        when(asked.get(anyLong(), any())).thenThrow(new TimeoutException());
        assertThat(DatabaseProbe.answer(asked)).isEqualTo(new Answer(DatabaseState.UNAVAILABLE, false));
    }

    @Test
    void aDatabaseThatRefusesConnectionsIsAway() throws Exception {
        when(asked.get(anyLong(), any())).thenThrow(new ExecutionException(new SQLException("Connection refused", "08001")));
        assertThat(DatabaseProbe.answer(asked)).isEqualTo(new Answer(DatabaseState.UNAVAILABLE, false));
    }
}
