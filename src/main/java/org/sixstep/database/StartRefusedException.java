package org.sixstep.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application refuses to start, because its configuration would make it unsafe. */
public class StartRefusedException extends RuntimeException {

    private final @Nullable String remedy;

    public StartRefusedException(String reason, @Nullable String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** Prints reason and remedy in place of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<StartRefusedException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, StartRefusedException cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
