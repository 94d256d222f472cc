package org.sixstep.form;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The pattern of a field, as its author wrote it. {@link RegexBudget} counts how often it looks at a text; what goes round without looking,
 * such as {@code ((){2000000000}){2000000000}} or, at the end of a text, {@code $?$?$?}, can only be seen in the pattern itself.
 */
public final class FormPattern {

    private static final int LONGEST = 200;
    private static final int MOST_CHOICES = 5;
    /**
     * A group so many times, anything a thousand times, groups that change how the pattern is read, and again and again what takes up no
     * room.
     */
    private static final Pattern BLIND = Pattern.compile("\\)\\{|\\{\\d*,?\\d{4,}|\\(\\?(?![:=!])|(?:(?<!\\\\)[$^]|\\\\[bBAGZz\\d])[?*+{]");
    private static final Pattern CHOICE = Pattern.compile("\\||\\)[?*+]");

    private FormPattern() {
    }

    /**
     * @throws IllegalArgumentException with the end of a sentence that begins with the field, if it cannot be read or may never come to an
     * end
     */
    public static Pattern compile(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("has a pattern of more than " + LONGEST + " characters.");
        }
        if (BLIND.matcher(pattern).find() || CHOICE.matcher(pattern).results().count() > MOST_CHOICES) {
            throw new IllegalArgumentException(
                    "has a pattern that may take for ever: write it without repeated numbers of groups or of anchors, (?, counts of 1000"
                            + " or more, and with at most "
                            + MOST_CHOICES + " alternatives.");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("has a pattern that cannot be read: " + e.getDescription() + ".", e);
        }
    }
}
