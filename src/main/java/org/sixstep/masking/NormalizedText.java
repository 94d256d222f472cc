package org.sixstep.masking;

import java.text.Normalizer;

/**
 * A text reduced to what a person reads: full-width and styled letters and digits as plain ones, look-alike letters as Latin ones, every
 * dash, quotation mark and space as one, and nothing that cannot be seen. Each character keeps its position in the original. Detectors read
 * this text, so look-alikes hide nothing from them.
 */
final class NormalizedText implements CharSequence {

    /** Placeholder for a mark of an earlier masking. */
    static final char MARK = '\uFFFC';
    private static final char OTHER = '\uFFFD';
    private static final String DOUBLE_QUOTES = "“”„‟«»「」『』＂〝〞";
    private static final String SINGLE_QUOTES = "‘’‚‛´";
    /** Ends a sentence or a clause in Chinese; unlike the ASCII one it is hardly ever part of a password. */
    private static final String CLAUSE_ENDS = "，。；！？、…";
    private static final String LOOK_ALIKE = "аеорсхуіѕԁһԝαορν";
    private static final String LATIN = "aeopcxyisdhwaopv";

    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private int length;
    private boolean chinese;

    NormalizedText(String original) {
        chars = new char[original.length()];
        starts = new int[original.length()];
        ends = new int[original.length()];
        for (int at = 0; at < original.length();) {
            int mark = MaskedKind.markAt(original, at);
            int point = original.codePointAt(at);
            int end = at + (mark > 0 ? mark : Character.charCount(point));
            add(mark > 0 ? MARK : folded(point), at, end);
            at = end;
        }
    }

    /** Whether the text is in Chinese, as far as it is not masked. */
    boolean isChinese() {
        return chinese;
    }

    int originalStart(int at) {
        return starts[at];
    }

    /** Where in the original the character before this place ends. */
    int originalEnd(int at) {
        return ends[at - 1];
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private void add(char folded, int start, int end) {
        if (folded == 0) {
            if (length > 0) {
                ends[length - 1] = end;
            }
            return;
        }
        chinese |= isHan(folded);
        chars[length] = folded;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** Chinese characters; not their punctuation. */
    static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9FFF' || c >= '\uF900' && c <= '\uFAFF';
    }

    private static char folded(int point) {
        if (point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029 || point == 0x85) {
            return '\n';
        }
        if (point < 0x80) {
            return point < ' ' || point == 0x7F ? ' ' : point == '`' ? '\'' : (char) point;
        }
        if (point <= 0xFFFF && isHan((char) point)) {
            return (char) point;
        }
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> 0;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(point, 10));
            default -> sign(point);
        };
    }

    private static char sign(int point) {
        if (point <= 0xFFFF) {
            char c = (char) point;
            int lookAlike = LOOK_ALIKE.indexOf(c);
            if (lookAlike >= 0) {
                return LATIN.charAt(lookAlike);
            }
            if (DOUBLE_QUOTES.indexOf(c) >= 0) {
                return '"';
            }
            if (SINGLE_QUOTES.indexOf(c) >= 0) {
                return '\'';
            }
            if (CLAUSE_ENDS.indexOf(c) >= 0) {
                return c == '，' ? '，' : '。';
            }
            if (c == '−') {
                return '-';
            }
            if (c == '→' || c == '⇒' || c == '➔' || c == '➜') {
                return '>';
            }
            if (c == '×') {
                return 'x';
            }
            if (c == '（' || c == '）' || c == MARK || c == OTHER) {
                return c == '（' || c == '）' ? c : ' ';
            }
        }
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        if (plain.length() == 1) {
            return plain.charAt(0);
        }
        return point <= 0xFFFF ? (char) point : OTHER;
    }
}
