package org.sixstep.notification;

/** Text that goes into a mail: no control characters, and a line is one line, whatever somebody typed into a form. */
final class PlainText {

    private PlainText() {
    }

    /** One line, for a header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Several lines, for a body. */
    static String block(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}
