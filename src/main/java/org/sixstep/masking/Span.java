package org.sixstep.masking;

/** A place of a folded text that must not be stored, from {@code start} up to, not including, {@code end}. */
record Span(int start, int end, MaskedKind kind) {}
