package org.sixstep.archive;

import java.time.Instant;
import java.util.Map;

/** One numbered, timed line of what was done (F16). */
public record ProcessLine(int no, Instant at, String actor, String kind, String step, String text, Map<String, Object> fields) {}
