package org.sixstep.process.task;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * Somebody may not be the second person at this step. What the security log is to know of it goes along: written at once it would take a
 * second connection while the transaction that is about to be rolled back holds its own.
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
