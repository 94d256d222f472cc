package org.sixstep.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end of a value that is written in groups: {@code 660 274 18}, {@code d a 6 6 8 8}, {@code abcd efgh ijkl mnop}. */
final class GroupedValues {

    private static final int REACH = 64;
    /** Digits in groups, and letters and digits one by one. */
    private static final Pattern GROUPED = Pattern
            .compile("(?!(?:19|20)\\d\\d[ -]\\d\\d?[ -]\\d\\d?(?!\\d))\\d{2,4}(?:[ -]\\d{2,4}){1,3}(?![\\w.:/%-])"
                    + "|\\d{4,8}[#*](?!\\w)|[A-Za-z0-9](?: [A-Za-z0-9]){3,19}(?![A-Za-z0-9'])");
    /** As an application gets it: four letters each. */
    private static final Pattern NO_VOWEL = Pattern.compile("\\b[b-df-hj-np-tv-z]{4}\\b");
    private static final Pattern IN_FOURS = Pattern.compile(
            "(?=[a-z ]{0,16}(?<![a-z])[b-df-hj-np-tv-z]{4}(?![a-z]))[a-z]{4}(?: [a-z]{4}){2,3}(?![a-z'])"
                    + "|[a-z]{4}(?: [a-z]{4}){3}(?![a-z'])");

    private GroupedValues() {
    }

    /**
     * Where it ends; 0 if no value in groups begins here.
     *
     * @param isSaid whether the text says outright that this is the value: groups of letters may be words otherwise
     */
    static int end(CharSequence text, int at, boolean mayHaveDigits, boolean isSaid) {
        Matcher grouped = GROUPED.matcher(text).region(at, Math.min(text.length(), at + REACH));
        if (mayHaveDigits && grouped.lookingAt()) {
            return grouped.end();
        }
        Matcher inFours = IN_FOURS.matcher(text).region(at, Math.min(text.length(), at + REACH));
        boolean isCode = inFours.lookingAt() && (isSaid || NO_VOWEL.matcher(inFours.group()).find());
        return isCode && Passphrases.isPlainPhrase(text, at, inFours.end()) ? inFours.end() : 0;
    }
}
