package org.sixstep.text;

/** Cleans typed text for storage and mail: removes control characters, which the database would refuse, and unexpected line breaks. */
public final class TextSanitizer {

    private TextSanitizer() {
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
