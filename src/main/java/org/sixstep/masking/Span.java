package org.sixstep.masking;

/** A range of a normalized text that must not be stored, from {@code start} up to, not including, {@code end}. */
record Span(int start, int end, MaskedKind kind) {}
