package org.sixstep.fuzz;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;

/**
 * What nobody types by accident, by a seeded lottery. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.rounds} makes it longer: rounds per
 * operation, form or link.
 */
final class HostileValues {

    static final long SEED = Long.getLong("fuzz.seed", 20_261_126L);

    private static final String NUL = "\u0000";
    private static final List<String> TEXTS = List.of("", " ", NUL, "a" + NUL + "b", "\ud800", "x\udc00", "\ud83d\ude00",
            "\u202e\u2066\ufeff\ufffe", "x".repeat(70_000), "\r\nBcc: x@example.org\r\n\r\n",
            "'\"\\;--/*", "${7*7}#{7*7}", "{{7*7}}", "%00%ff%n%s", "../../../../etc/passwd", "<script>canary()</script>", "=cmd|'/c x'!A1",
            "NaN", "-1", "1e999999999", "9".repeat(400),
            "0001-01-01T00:00:00Z", "+999999999-12-31T23:59:59.999999999+18:00", "2026-02-30", "24:00",
            "00000000-0000-0000-0000-000000000000", "null", "true", "[]", "\uff1d\uff0b", "é".repeat(3_000));
    private static final List<String> FRAGMENTS = List.of("null", "true", "0", "-1", "1e999999999", "-1e-999999999",
            "99999999999999999999999999", "0.1e1", "[]", "{}", "[[]]", "[null, 1, \"x\", {}]", "{\"a\": {\"b\": []}}",
            "\"\\ud800\"", "\"\\u0000\"", "\"\\udfff\\ud800\"", "[\"\\u0000\", \"\\ud800\"]", "{\"\\u0000\": 1}",
            "[".repeat(10_000) + "]".repeat(10_000), "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "NaN", "01", "'x'", "\"" + "x".repeat(1_200_000) + "\"", "{\"a\": 1, \"a\": 2}");

    private final Random random;

    HostileValues(long seed) {
        random = new Random(seed);
    }

    static int rounds(int usual) {
        return Integer.getInteger("fuzz.rounds", usual);
    }

    String text() {
        return any(TEXTS);
    }

    /** A value as JSON writes it, or fails to. */
    String json() {
        return random.nextBoolean() ? any(FRAGMENTS) : quoted(text());
    }

    /** A lone surrogate is written as an escape: no encoder would let it through otherwise. */
    static String quoted(String text) {
        StringBuilder escaped = new StringBuilder();
        TextNode.valueOf(text).toString().chars().forEach(
                sign -> escaped.append(Character.isSurrogate((char) sign) ? "\\u%04x".formatted(sign) : String.valueOf((char) sign)));
        return escaped.toString();
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
