package org.sixstep.engine.job;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.DatabaseState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stops this node's job executor while there is a reason to, and starts it again when there is none left. A database that cannot keep what
 * a job did is one: each attempt would cost the job a retry, and the last one the timer.
 */
@Component
class JobPause {

    private static final Logger log = LoggerFactory.getLogger(JobPause.class);
    private static final String DATABASE = "database";

    private final @Nullable JobExecutor jobExecutor;
    private final Set<String> reasons = new HashSet<>();
    private boolean stopped;

    @Autowired
    JobPause(ObjectProvider<JobExecutor> jobExecutor) {
        this(jobExecutor.getIfAvailable());
    }

    JobPause(@Nullable JobExecutor jobExecutor) {
        this.jobExecutor = jobExecutor;
    }

    @EventListener
    void databaseIs(DatabaseState state) {
        if (state == DatabaseState.AVAILABLE) {
            end(DATABASE);
        } else {
            begin(DATABASE);
        }
    }

    synchronized void begin(String reason) {
        if (reasons.add(reason) && jobExecutor != null && jobExecutor.isActive()) {
            stopped = true;
            jobExecutor.shutdown();
            log.warn("The job executor has been stopped: {}", reason);
        }
    }

    synchronized void end(String reason) {
        if (reasons.remove(reason) && reasons.isEmpty() && stopped && jobExecutor != null) {
            stopped = false;
            jobExecutor.start();
            log.warn("The job executor has been started again: {}", reason);
        }
    }
}
