package org.camunda.bpm.engine.impl.cmd;

/** Reads what the engine's command keeps to its package. */
public final class JobRetries {

    private JobRetries() {
    }

    /** Whether a job gets another try and nothing else: no other time, which could be never, and not no try at all. */
    public static boolean isAnotherTry(SetJobRetriesCmd command) {
        return command.retries > 0 && !command.isDueDateSet;
    }
}
