package org.sixstep.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Masking takes time in proportion to the text, whatever the text. Counted are the characters that the detectors read, which is the same on
 * every machine: a regular expression reads a character for every step it takes.
 */
class MaskingCostIT {

    private static final int LONG = 20_000;
    private static final int MOST_READS = 500;

    static final List<String> PIECES = List.of("密码", "password ", "password:", "password for ", "password for a b c d e ", "pw is ",
            "token=", "eyJ", "eyJaaaaaa.", "eyJaaaaaa.eyJaaaaaa.",
            "://", "://a:", "://a:b@", "a:b@", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ", "-----END ", "-----END PRIVATE KEY", "1", "1 ",
            "1-", "4111 ", "138 0013 8000 ", "000000199003071230", "a",
            " ", "\n", "(", "密码（", "\"", "password \"", "login a/", "login ", "账号密码 ", "admin/", "admin/a1 ", "-u a:", "mysql ",
            "mysql a a a a a a ", "mysql -", "cookie: a=", "cookie:",
            "authorization: basic ", "bearer ", "?key=", "&key=a", "A1B2C-", "AAAAA-BBBBB-", "111111-", "/user:a ", "net user a ",
            "jdbc:oracle:thin:a/", "密码我设的", "密码a是", "作为密码",
            "x1 as the password ", "as password", "\u200b", "p\u200ba", "[masked: password]", "【已隐去：密码】", "[", "身份证 1 ", "secret",
            "api key ", "password\" value=", "pass word ",
            "SG.", "xoxb-", "ghp_", "123456:AA", "a1!", "password a", "password (", "http://a:b:c:d:", "reset", "忘记密码", "is ", "x7! ",
            "PIN 1234, ", "密码用", "password, use ", "passphrase ab cd ", "助记词ab ", "password?\n", "password\nLee: a1b2!x\n", "aA1!aA1!/",
            "hooks.a/b/c/", "pass1x23 then ", "key=", "security question = a", "答案是", "1 2 3 4 ", "J-u-", "口令的是成到改了");

    /** A text that counts how often it is read, and ends what reads it too often: a test that never ends says nothing. */
    private static final class Counted implements CharSequence {

        private final CharSequence text;
        private long reads;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads > (long) MOST_READS * LONG) {
                throw new AssertionError("Read more than " + MOST_READS + " times for each of " + LONG + " characters.");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            reads += text.length();
            return text.toString();
        }
    }

    @ParameterizedTest
    @FieldSource("PIECES")
    void aLongTextOfOnePieceIsReadAFixedNumberOfTimes(String piece) {
        long half = reads(piece.repeat(LONG).substring(0, LONG / 2));
        long whole = reads(piece.repeat(LONG).substring(0, LONG));
        assertThat(whole).as("reads of %d characters", LONG).isLessThan((long) MOST_READS * LONG);
        assertThat(whole).as("twice the text, twice the reads").isLessThanOrEqualTo(half * 5 / 2);
    }

    /** A value that reaches to the end of the text, and ends in what may be trimmed from it. */
    @ParameterizedTest
    @ValueSource(strings = {")", "]", "}", ")]", ".", "'", " ", "(", "=", "a)"})
    void aLongValueIsReadAFixedNumberOfTimes(String sign) {
        for (String piece : PIECES) {
            assertThat(reads(piece + sign.repeat(LONG).substring(0, LONG))).as(piece).isLessThan((long) MOST_READS * LONG);
        }
    }

    @Test
    void aLongTextOfAnyPiecesIsReadAFixedNumberOfTimes() {
        Random random = new Random(72);
        for (int i = 0; i < 40; i++) {
            assertThat(reads(text(random, LONG))).isLessThan((long) MOST_READS * LONG);
        }
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        Masking masking = new Masking(new MaskingProperties(true));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String once = masking.mask(text(random, random.nextInt(120)));
            assertThat(masking.mask(once)).isEqualTo(once);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.substring(0, length);
    }

    private static long reads(String text) {
        Counted counted = new Counted(new NormalizedText(text));
        Masking.find(counted, true);
        return counted.reads;
    }
}
