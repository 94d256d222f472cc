package org.sixstep.text;

import java.util.regex.Pattern;

/** Cleans typed text for storage and mail: removes control characters, which the database would refuse, and unexpected line breaks. */
public final class TextSanitizer {

    private TextSanitizer() {
    }

    private static final Pattern INVISIBLE = Pattern
            .compile("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Mn}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]*+");

    /** Whether nothing of it can be seen: spaces, format characters and the blanks among letters and symbols alone are no text. */
    public static boolean isBlank(String text) {
        return INVISIBLE.matcher(text).matches();
    }

    /** One line, for a header. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Several lines, with line ends normalized. */
    public static String block(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}
