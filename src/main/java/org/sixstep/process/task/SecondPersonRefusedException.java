package org.sixstep.process.task;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * Somebody may not be the second person at this step. It carries the entry for the security log, which is written later: now it would need
 * a second connection besides that of the transaction to be rolled back.
 */
public class SecondPersonRefusedException extends BadUserRequestException {

    private final String taskId;
    private final String step;
    private final String reason;

    SecondPersonRefusedException(String taskId, String step, String reason, String sentence) {
        super(sentence);
        this.taskId = taskId;
        this.step = step;
        this.reason = reason;
    }

    public String taskId() {
        return taskId;
    }

    public String step() {
        return step;
    }

    public String reason() {
        return reason;
    }
}
