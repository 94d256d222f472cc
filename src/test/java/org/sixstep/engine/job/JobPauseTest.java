package org.sixstep.engine.job;

import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.sixstep.database.DatabaseState;

/** The jobs of a node rest as long as there is any reason. */
class JobPauseTest {

    private final JobExecutor jobs = Mockito.mock(JobExecutor.class);
    private final JobPause pause = new JobPause(jobs);

    @BeforeEach
    void active() {
        when(jobs.isActive()).thenReturn(true);
        Mockito.doAnswer(stopped -> when(jobs.isActive()).thenReturn(false)).when(jobs).shutdown();
        Mockito.doAnswer(started -> when(jobs.isActive()).thenReturn(true)).when(jobs).start();
    }

    @Test
    void theyGoOnWhenTheLastReasonIsGone() {
        pause.databaseIs(DatabaseState.UNAVAILABLE);
        pause.begin("clock");
        pause.databaseIs(DatabaseState.READ_ONLY);
        pause.databaseIs(DatabaseState.AVAILABLE);
        verify(jobs, never()).start();

        pause.end("clock");
        verify(jobs).shutdown();
        verify(jobs).start();
    }

    @Test
    void aSecondOutageStopsThemAgain() {
        pause.databaseIs(DatabaseState.READ_ONLY);
        pause.databaseIs(DatabaseState.AVAILABLE);
        pause.databaseIs(DatabaseState.UNAVAILABLE);

        verify(jobs, times(2)).shutdown();
        verify(jobs).start();
    }

    @Test
    void aNodeThatHasNoneGetsNone() {
        when(jobs.isActive()).thenReturn(false);
        pause.databaseIs(DatabaseState.UNAVAILABLE);
        pause.databaseIs(DatabaseState.AVAILABLE);

        verify(jobs, never()).start();
    }
}
