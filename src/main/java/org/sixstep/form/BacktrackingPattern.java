package org.sixstep.form;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A Java pattern of a form that was deployed before RE2/J, which cannot read it because of lookahead or back references: a running ticket
 * keeps its form. Character accesses are limited, and patterns that could loop without any are refused. New deployments never use this
 * class.
 */
final class BacktrackingPattern {

    private static final int LONGEST = 200;
    private static final int MOST_CHOICES = 5;
    private static final int MOST_LOOKS = 2_000_000;
    /** Counted groups, counts of a thousand and more, flags, and repetitions of what may be empty. */
    private static final Pattern BLIND = Pattern.compile("\\)\\{|\\{\\d*,?\\d{4,}|\\(\\?(?![:=!])|(?:(?<!\\\\)[$^]|\\\\[bBAGZz\\d])[?*+{]");
    private static final Pattern CHOICE = Pattern.compile("\\||\\)[?*+]");

    private final Pattern pattern;

    private BacktrackingPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty if it cannot be read or may never come to an end. */
    static Optional<BacktrackingPattern> compile(String pattern) {
        if (pattern.length() > LONGEST || BLIND.matcher(pattern).find() || CHOICE.matcher(pattern).results().count() > MOST_CHOICES) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BacktrackingPattern(Pattern.compile(pattern)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    boolean isIn(String text) {
        return pattern.matcher(new Budget(text, new int[1])).find();
    }

    /** A text that counts character accesses, also those of its parts. */
    private record Budget(CharSequence text, int[] looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw FormField.refused("field.patternTooSlow");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Budget(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
