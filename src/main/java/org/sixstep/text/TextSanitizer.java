package org.sixstep.text;

/** What somebody typed, as it is stored and mailed: without control characters, which the database would refuse, and a line is one line. */
public final class TextSanitizer {

    private TextSanitizer() {
    }

    /** One line, for a header. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Several lines, their ends made ours. */
    public static String block(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}
