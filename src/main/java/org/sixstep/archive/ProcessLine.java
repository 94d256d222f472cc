package org.sixstep.archive;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One numbered, timed line of what was done (F16). */
public record ProcessLine(int no, Instant at, String actor, String kind, @Nullable String step, @Nullable String text,
        Map<String, Object> fields) {}
