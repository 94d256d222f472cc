package org.sixstep.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects private keys in PEM, whole or cut off; not certificates and public keys. */
final class PrivateKeys {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    /** What a key that was cut off leaves: lines of its code, possibly after a line of its head. */
    private static final Pattern REST = Pattern
            .compile("(?:[ \n]{0,8}(?:(?:Proc-Type|DEK-Info): [^\n]{1,80}+|[A-Za-z0-9+/=\\\\]{16,}+))*+");

    private PrivateKeys() {
    }

    static void find(CharSequence text, List<Span> found) {
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        boolean ends = true;
        int at = 0;
        while (begin.find(at)) {
            // without an end marker after this position there is none after a later one
            ends = ends && end.find(begin.end());
            if (ends) {
                at = end.end();
            } else {
                Matcher rest = REST.matcher(text).region(begin.end(), text.length());
                at = rest.lookingAt() ? rest.end() : begin.end();
            }
            found.add(new Span(begin.start(), at, MaskedKind.PRIVATE_KEY));
        }
    }
}
