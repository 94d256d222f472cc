package org.sixstep.form;

/**
 * A text that lets a pattern look at it so many times and no more: the pattern of a form is its author's, and one such as {@code (a+)+$}
 * would look at a few dozen signs for years.
 */
final class RegexBudget implements CharSequence {

    private static final int MOST_LOOKS = 2_000_000;

    private final CharSequence text;
    private final int[] looks;

    RegexBudget(CharSequence text) {
        this(text, new int[1]);
    }

    private RegexBudget(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) {
            throw new IllegalArgumentException("cannot be compared with its pattern, which takes too long. Tell the process owner.");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new RegexBudget(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
