package org.sixstep.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review of the problems of one period, from {@code from} up to, not including, {@code to} (R63, R69).
 *
 * @param problems lists by name ({@link Problems}); empty until they are collected
 * @param fields   what the forms brought, by form key
 */
public record Review(UUID id, boolean monthly, Instant from, Instant to, String state, Map<String, List<Map<String, Object>>> problems,
        Map<String, Object> fields, Instant createdAt, @Nullable Instant publishedAt) {

    boolean isOpen() {
        return "open".equals(state);
    }
}
