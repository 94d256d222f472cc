package org.sixstep.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.actuate.health.Status;

class ClockSkewMonitorTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final JobExecutor jobs = Mockito.mock(JobExecutor.class);
    private Instant shared = NOW;
    private final ClockSkewMonitor guard = new ClockSkewMonitor(Clock.fixed(NOW, ZoneOffset.UTC), () -> shared, new JobPause(jobs));

    @ParameterizedTest
    @ValueSource(longs = {-5, -3, 0, 3, 5})
    void aSmallDifferenceIsLivedWith(long seconds) {
        compareAt(seconds);

        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
        verify(jobs, never()).shutdown();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -6, 6, 3600})
    void aWrongClockStopsTheJobs(long seconds) {
        when(jobs.isActive()).thenReturn(true);
        compareAt(seconds);

        assertThat(guard.health().getStatus()).isEqualTo(Status.DOWN);
        verify(jobs).shutdown();
        verify(jobs, never()).start();
    }

    @Test
    void theyGoOnWhenItIsRightAgain() {
        when(jobs.isActive()).thenReturn(true);
        compareAt(60);
        compareAt(0);

        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
        verify(jobs).start();
    }

    @Test
    void jobsThatAnOperatorStoppedStayStopped() {
        compareAt(60);
        compareAt(0);

        verify(jobs, never()).start();
    }

    private void compareAt(long seconds) {
        shared = NOW.plus(Duration.ofSeconds(seconds));
        guard.compare();
    }
}
